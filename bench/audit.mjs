import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey } from '../dist/audit/checkpoints/signing-key.js';
import { takeCheckpoint } from '../dist/audit/checkpoints/take-checkpoint.js';
import { openDataSource } from '../dist/database/data-source.js';
import { Db } from '../dist/database/db.js';
import { startEmbedded } from '../dist/database/embedded-server.js';
import { migrateDatabase } from '../dist/database/migrate.js';
import { writeSampleActs } from '../dist/seed/sample-acts.js';
import { fromText } from '../dist/verify/against.js';
import { verify } from '../dist/verify/verify.js';
import pg from 'pg';
import { loadAgency } from './load.mjs';

const NOW = '2026-11-20T02:00:00Z';
const CITY = 7_000_000;

/** `npm run bench:audit [-- PEOPLE]`: how fast `verify` goes through a great agency's audit, step by step, and what it takes of memory. */
export async function main(argv, { stdout, stderr }) {
  const people = Number(argv[0] ?? 80_000);
  if (!Number.isInteger(people) || people < 24 || people > 200_000) {
    stderr.write('bench:audit: takes a whole number of people from 24 to 200000\n');
    return 1;
  }
  const say = (text) => stdout.write(text + '\n');
  const folder = mkdtempSync(join(tmpdir(), 'thuoc-do-bench-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ dataDir: folder, what: 'bench' });
  try {
    await migrateDatabase(database.ownerUrl, database.appUrl);
    const { evaluations } = await loadAgency(database.ownerUrl, people, NOW);
    const source = await openDataSource(database.appUrl);
    await timed(
      () => new Db(source).tx(writeActs),
      (_, seconds) => say(`${evaluations} evaluations; acts written in ${seconds.toFixed(1)} s`),
    );
    await analyze(database.ownerUrl);
    await measure(new Db(source), folder, say);
    await source.destroy();
    return 0;
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In one transaction no statistics see the rows so far: plans made while the audit was empty would scan it for each row. */
async function writeActs(tx) {
  await tx.change('set local plan_cache_mode = force_custom_plan');
  await writeSampleActs(tx);
}

async function measure(db, folder, say) {
  const taking = {
    reason: 'asked',
    at: new Date(NOW),
    zone: 'Asia/Ho_Chi_Minh',
    key: openSigningKey(join(folder, 'key.pem')),
    folder,
  };
  const kept = await timed(
    () => takeCheckpoint(db, taking),
    (_, seconds) => say(`checkpoint ${seconds.toFixed(1)} s`),
  );
  const ends = new Map();
  const began = performance.now();
  const progress = (step) => ends.set(step, performance.now());
  const found = await verify(db, { paths: null, against: [fromText('kept', kept.body)], patient: true, progress });
  const seconds = (performance.now() - began) / 1000;
  const { rows, chains, decided, recomputed, findings } = found;
  say(
    `${rows} audit rows in ${chains} chains, ${decided} decided rows, ${recomputed} scores, ${findings.count} findings: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} audit rows/s over all`,
  );
  say(
    `until the last of: ${[...ends].map(([step, at]) => `${step} ${((at - began) / 1000).toFixed(1)} s`).join(', ')}`,
  );
  say(
    `${CITY / 1e6} million rows at that rate: ${Math.round(((CITY / rows) * seconds) / 60)} minutes; resident memory at its most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

async function analyze(ownerUrl) {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.end();
}

async function timed(work, tell) {
  const began = performance.now();
  const result = await work();
  tell(result, (performance.now() - began) / 1000);
  return result;
}
