import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throughTheMachine } from './imports/whole.mjs';

const KINDS = ['csv', 'xlsx', 'ods'];
const BOUNDS = { rows: 150_000 };

/** `npm run bench:imports [-- --rows N --kinds csv,xlsx --only reading|whole]`: a list of so many officials, read in the thread of imports, then the whole way through the product. */
export async function main(argv, { stdout, stderr }) {
  const rows = Number(valueOf(argv, '--rows', '120000'));
  const only = valueOf(argv, '--only', '');
  const kinds = valueOf(argv, '--kinds', 'csv,xlsx').split(',');
  if (!(rows >= 1 && rows < BOUNDS.rows) || kinds.some((kind) => !KINDS.includes(kind))) {
    stderr.write(`bench:imports: --rows takes 1 to ${BOUNDS.rows - 1}, --kinds some of ${KINDS.join(',')}\n`);
    return 1;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-imports-'));
  try {
    for (const kind of kinds) {
      const file = join(folder, `list.${kind}`);
      const { megabytes } = await inProcess('make.mjs', { file, rows });
      if (only !== 'whole') stdout.write(line(kind, { megabytes, ...(await measured(file, rows)) }));
      if (only !== 'reading')
        stdout.write(
          wholeLine(kind, await throughTheMachine(file, rows, (step) => stdout.write(stepLine(kind, step)))),
        );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

/** Made in one process and read in another, so that the memory is the reader's alone. */
async function measured(file, rows) {
  const read = await inProcess('read.mjs', { file });
  if (read.records !== rows) throw new Error(`${read.records} records of ${rows} were read`);
  return read;
}

function inProcess(script, message) {
  return new Promise((done, failed) => {
    const child = fork(new URL(`./imports/${script}`, import.meta.url));
    child.once('message', done);
    child.once('exit', (code) => failed(new Error(`${script} ended with ${code}`)));
    child.send(message);
  });
}

function line(kind, { megabytes, records, read, laid, took, rss }) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1).padStart(5)} s`;
  return `${kind.padEnd(5)} ${records} rows, ${megabytes.toFixed(1)} MB: read ${seconds(read)}, laid out ${seconds(laid)}, with the thread ${seconds(took)}; at most ${rss.toFixed(0)} MB in memory\n`;
}

function stepLine(kind, { name, took, cpu, waited, held, memory, progress }) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  const times = progress ? `; ${progress} times another progress` : '';
  return `${kind.padEnd(5)} ${name.padEnd(20)} ${took.toFixed(1).padStart(6)} s, processor ${cpu.toFixed(1).padStart(5)} s, at most ${memory.toFixed(0).padStart(4)} MB; others waited at most ${seconds(waited)}, the main thread held ${seconds(held)}${times}\n`;
}

function wholeLine(kind, { steps, load }) {
  const sum = (field) => steps.reduce((all, step) => all + step[field], 0);
  const most = (field) => Math.max(...steps.map((step) => step[field]));
  const [took, cpu] = [sum('took'), sum('cpu')];
  const [waited, held, memory] = [most('waited'), most('held'), most('memory')];
  const all = stepLine(kind, { name: 'the whole way', took, cpu, waited, held, memory });
  return `${all.trimEnd()}; load ${load.toFixed(0)}\n`;
}

function valueOf(argv, name, otherwise) {
  const at = argv.indexOf(name);
  return at < 0 ? otherwise : (argv[at + 1] ?? '');
}
