import { join } from 'node:path';
import { openPublicKey } from '../audit/checkpoints/signing-key.js';
import { loadConfig, PROJECT_ROOT, type Config } from '../config.js';
import { openDataSource } from '../database/data-source.js';
import { Db } from '../database/db.js';
import { fromCode, fromText, lastKept, type Against } from '../verify/against.js';
import type { Finding } from '../verify/finding.js';
import { findingWords } from '../verify/finding-words.js';
import { verify, type Verification } from '../verify/verify.js';
import { Labels } from '../web/labels.js';
import { isCurrent } from './is-current.js';
import { withDatabaseAsItIs } from './with-database.js';

export interface VerifyIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readFile(path: string): Promise<Uint8Array>;
}

const INTACT = 0;
const BROKEN = 1;
const UNCHECKED = 2;

/**
 * `verify [--against FILE|CODE]…`: changes nothing and needs rights to read alone. A line on standard output for each thing that does
 * not hold, and a last one that counts. Exit status: 0 intact; 1 something does not hold; 2 it could not be checked.
 */
export async function main(argv: readonly string[], io: VerifyIo): Promise<number> {
  const config = loadConfig();
  const names = againstNames(argv);
  if (!names) return refuse(io, 'verify [--against FILE|CODE]');
  const against: Against[] = [];
  for (const name of names) {
    const read = fromCode(name) ?? (await fromFile(config, io, name));
    if (!read)
      return refuse(
        io,
        `${name}: không phải mã hay tệp điểm đối chiếu · is neither the code nor the file of a checkpoint`,
      );
    against.push(read);
  }
  return (
    (await withDatabaseAsItIs(config, ({ appUrl }) => run(config, appUrl, against, io))) ??
    refuse(io, `${config.dataDir}: chưa có cơ sở dữ liệu · there is no database yet`)
  );
}

async function run(config: Config, appUrl: string, given: readonly Against[], io: VerifyIo): Promise<number> {
  const source = await openDataSource(appUrl);
  try {
    const db = new Db(source);
    if (!(await isCurrent(db)))
      return refuse(
        io,
        'Cơ sở dữ liệu thuộc phiên bản khác của chương trình (npm run migrate) · The database is of another version of the program',
      );
    const against = [
      ...given,
      ...(await lastKept(db, join(config.dataDir, 'checkpoints'), openPublicKey(config.checkpointKeyFile))),
    ];
    const began = performance.now();
    const found = await verify(db, { paths: null, against, patient: true, progress: meter(io) });
    say(io, found, against, (performance.now() - began) / 1000);
    return found.findings.count === 0 ? INTACT : BROKEN;
  } finally {
    await source.destroy();
  }
}

function againstNames(argv: readonly string[]): string[] | undefined {
  const given = argv[0] === '--' ? argv.slice(1) : [...argv];
  const pairs = given.filter((_, place) => place % 2 === 0);
  return given.length % 2 === 0 && pairs.every((word) => word === '--against')
    ? given.filter((_, place) => place % 2 === 1)
    : undefined;
}

async function fromFile(config: Config, io: VerifyIo, name: string): Promise<Against | undefined> {
  try {
    return fromText(name, new TextDecoder().decode(await io.readFile(name)), openPublicKey(config.checkpointKeyFile));
  } catch {
    return undefined;
  }
}

function say(
  io: VerifyIo,
  { chains, rows, decided, recomputed, findings }: Verification,
  against: readonly Against[],
  seconds: number,
): void {
  const t = Labels.load(join(PROJECT_ROOT, 'templates/labels')).in('vi');
  for (const finding of findings.list) io.stdout.write(`${findingWords(t, finding)}${place(finding)}\n`);
  if (findings.count > findings.list.length) io.stdout.write(`… ${findings.count - findings.list.length}\n`);
  for (const { name, signature } of against)
    io.stdout.write(`${t('verify:against', { name, signature: t(`verify:signature.${signature ?? 'none'}`) })}\n`);
  io.stdout.write(
    `${t(findings.count === 0 ? 'verify:whole' : 'verify:broken', { count: findings.count })} · ${chains} chains, ${rows} rows, ${decided} decided, ${recomputed} scores, ${findings.count} broken\n`,
  );
  io.stderr.write(`${seconds.toFixed(1)} s\n`);
}

/** For who has to look into the database: the chain and the field by their names there. */
function place({ chain, field, seq }: Finding): string {
  const words = [chain, seq ? `row ${seq}` : null, field].filter(Boolean);
  return words.length > 0 ? ` [${words.join(', ')}]` : '';
}

/** One line of progress every hundred thousand rows. */
function meter(io: VerifyIo): (step: string, rows: number) => void {
  let told = '';
  return (step, rows) => {
    const line = `${step} ${Math.floor(rows / 100_000)}`;
    if (line === told) return;
    told = line;
    io.stderr.write(`${step}: ${rows}\n`);
  };
}

function refuse(io: VerifyIo, line: string): number {
  io.stderr.write(`${line}\n`);
  return UNCHECKED;
}
