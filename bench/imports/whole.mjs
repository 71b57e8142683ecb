import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbedded } from '../../dist/database/embedded-server.js';
import { migrateDatabase } from '../../dist/database/migrate.js';
import { openSessions, send } from '../browser.mjs';
import { Others } from './others.mjs';
import { loadCity } from './city.mjs';
import { fieldsOf, upload } from './forms.mjs';

const NOW = '2026-11-20T02:00:00Z';
const SECRET = 'a secret for this one run, of no other use';
/** The personnel officer who sends the file, and who looks at other pages meanwhile. */
const [SENDER, OTHER] = [1, 2];

/** A file of officials through the product, from the sending to the last row written, in a city of 3,301 units with nobody in it. */
export async function throughTheMachine(file, rows, told) {
  const folder = mkdtempSync(join(tmpdir(), 'thuoc-do-bench-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ dataDir: folder, what: 'bench' });
  let product;
  try {
    await migrateDatabase(database.ownerUrl, database.appUrl);
    await loadCity(database.ownerUrl, NOW);
    const pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
    const cookies = await openSessions(pool, [SENDER, OTHER], { secret: SECRET, now: NOW });
    product = await startProduct(database.appUrl);
    const others = new Others(`${product.url}/officials`, cookies.get(OTHER));
    const way = new Way(product, cookies.get(SENDER), others, told);
    const steps = await way.go(file);
    await others.end();
    await checkWritten(pool, rows);
    await pool.end();
    return { steps, load: loadavg()[0] };
  } finally {
    await product?.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a personnel officer presses, each step with its seconds and what others waited for in it. */
class Way {
  constructor(product, cookie, others, told) {
    Object.assign(this, { product, cookie, others, told, steps: [] });
  }

  async go(file) {
    const start = await this.page('/imports');
    const bytes = await readFile(file);
    const token = fieldsOf(start.text, '/imports/officials')._csrf;
    const asked = await this.step('sent and read', () =>
      upload(`${this.product.url}/imports/officials`, this.cookie, { _csrf: token, unit: '1' }, basename(file), bytes),
    );
    const columns = await this.step('page of the columns', () => this.page(asked.location));
    const here = asked.location.replace('/columns', '');
    await this.step('planned', () => this.post(asked.location, fieldsOf(columns.text, asked.location)));
    const shown = await this.step('preview', () => this.page(here));
    await this.step('preview, page 900', () => this.page(`${here}?page=900`));
    const fields = fieldsOf(shown.text, `${here}/application`);
    for (const [name] of shown.text.matchAll(/asked-[\w-]+(?=" name)/g)) fields[name] = 'yes';
    await this.step('written', async () => {
      await this.post(`${here}/application`, fields);
      await this.written(here);
    });
    return this.steps;
  }

  async written(here) {
    const seen = new Set();
    for (;;) {
      const { text } = await this.page(here);
      if (!text.includes('<progress')) {
        if (!/Đã ghi/.test(text)) throw new Error(`not written: ${text.slice(text.indexOf('<main'), 2000)}`);
        this.steps.at(-1).progress = seen.size;
        return;
      }
      seen.add(/max="100" value="(\d+)"/.exec(text)?.[1]);
      await pause(500);
    }
  }

  async step(name, act) {
    const [from, before] = [performance.now(), await this.product.usage()];
    forgetPeakOf(this.product.pid);
    this.others.begin();
    this.steps.push({ name });
    const answer = await act();
    const after = await this.product.usage();
    const cpu = (after.user + after.system - before.user - before.system) / 1e6;
    const took = (performance.now() - from) / 1000;
    const memory = peakOf(this.product.pid);
    Object.assign(this.steps.at(-1), { took, cpu, waited: this.others.longest(), held: after.held, memory });
    this.told(this.steps.at(-1));
    return answer;
  }

  async page(path) {
    const answer = await send(this.product.url + path, 'GET', this.cookie);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  async post(path, fields) {
    const answer = await send(this.product.url + path, 'POST', this.cookie, fields);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 3000)}`);
    return answer;
  }
}

async function checkWritten(pool, rows) {
  const { rows: found } = await pool.query(
    `select (select count(*)::int from officials) as people, (select count(*)::int from audit where payload::text like '%official.created%') as acts`,
  );
  if (found[0].people !== rows + 0 || found[0].acts !== rows) throw new Error(`written: ${JSON.stringify(found[0])}`);
}

/** In a process of its own, whose memory and processor time are the product's alone. */
function startProduct(appUrl) {
  const child = fork(fileURLToPath(new URL('../server.mjs', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = () =>
    new Promise((done) => (child.exitCode === null ? child.once('exit', done).kill('SIGTERM') : done()));
  const usage = () => new Promise((done) => child.once('message', done).send('usage'));
  return new Promise((started, failed) => {
    child.once('exit', (code) => failed(new Error(`the product ended with status ${code}`)));
    child.once('message', ({ url }) => started({ url, stop, usage, pid: child.pid }));
    child.send({ appUrl, now: NOW, secret: SECRET });
  });
}

/** From here on the most memory of a process is counted anew. */
function forgetPeakOf(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory that a process had since then, in MB. */
function peakOf(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
