import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../dist/database/embedded-server.js';
import { migrateDatabase } from '../dist/database/migrate.js';
import { loadAgency } from './load.mjs';
import { figuresOf, line, ratioLine } from './measure.mjs';
import { readReports, readReportsBare } from './reports.mjs';
import { submitEvaluations, submitEvaluationsBare } from './submits.mjs';

const NOW = '2026-11-20T02:00:00Z';
const SECRET = 'a secret for this one run, of no other use';
const MOST = { submits: 2000, reads: 1000, seconds: 30 };

/** `npm run bench [-- --people N]`: the product against the bare statements, in one run, on a PostgreSQL of its own. */
export async function main(argv, { stdout, stderr }) {
  const people = peopleOf(argv);
  if (!people) {
    stderr.write('bench: --people takes a whole number from 24 to 100000\n');
    return 1;
  }
  const say = (text) => stdout.write(text + '\n');
  const folder = mkdtempSync(join(tmpdir(), 'thuoc-do-bench-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ dataDir: folder, what: 'bench' });
  try {
    await migrateDatabase(database.ownerUrl, database.appUrl);
    const agency = await loadAgency(database.ownerUrl, people, NOW);
    say(
      `${agency.officials} officials in ${agency.units} units, ${agency.evaluations} evaluations in 3 months; 8 clients at once`,
    );
    await compare({ database, agency, most: MOST, secret: SECRET }, say);
    return 0;
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bare statements go before and after the product, so that a database that warms up favours neither. */
async function compare(run, say) {
  const product = await startProduct(run.database.appUrl);
  const on = { ...run, url: product.url };
  try {
    report(
      say,
      'submit',
      ...(await inTurn(
        () => submitEvaluations(on),
        () => submitEvaluationsBare(on),
      )),
    );
    report(
      say,
      'unit report',
      ...(await inTurn(
        () => readReports(on),
        () => readReportsBare(on),
      )),
    );
  } finally {
    await product.stop();
  }
}

async function inTurn(product, bare) {
  const before = await bare();
  const between = await product();
  return [figuresOf([between]), figuresOf([before, await bare()])];
}

function report(say, name, product, bare) {
  say(line(name, 'product', product));
  say(line(name, 'bare SQL', bare));
  say(ratioLine(name, product, bare));
}

/** In a process of its own, as it runs for people: the clients' work is not on its account. */
function startProduct(appUrl) {
  const child = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = () =>
    new Promise((done) => (child.exitCode === null ? child.once('exit', done).kill('SIGTERM') : done()));
  return new Promise((started, failed) => {
    child.once('exit', (code) => failed(new Error(`the product ended with status ${code}`)));
    child.once('message', ({ url }) => started({ url, stop }));
    child.send({ appUrl, now: NOW, secret: SECRET });
  });
}

function peopleOf(argv) {
  if (argv.length === 0) return 10_000;
  const people = argv[0] === '--people' && argv.length === 2 && /^\d+$/.test(argv[1]) ? Number(argv[1]) : 0;
  return people >= 24 && people <= 100_000 ? people : null;
}
