import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '../../clock.js';
import type { Db } from '../../database/db.js';
import { CHECKPOINT_FORMAT } from './checkpoint.js';
import type { CheckpointReason, KeptCheckpoint } from './checkpoints.queries.js';
import { codeOf } from './code.js';
import { EndsAt, type Seen } from './ends-at.js';
import type { SigningKey } from './signing-key.js';

export interface Taking {
  reason: CheckpointReason;
  at: Date;
  zone: string;
  key: SigningKey;
  /** Where its file is put, to be carried away. */
  folder: string;
  account?: number | null;
}

const BATCH = 10_000;

/** Signs where every chain ends now, and keeps it in the database and as a file. One batch of rows in memory. */
export async function takeCheckpoint(
  db: Db,
  { reason, at, zone, key, folder, account = null }: Taking,
): Promise<KeptCheckpoint> {
  const { lastId, ends } = await endsNow(db);
  const { root, chains, rows } = ends.root();
  const signed = key.sign({
    format: CHECKPOINT_FORMAT,
    at: at.toISOString(),
    lastId,
    chains,
    rows,
    root,
    key: key.fingerprint,
  });
  const kept = { code: codeOf(signed, dayOf(at, zone)), reason, at, body: JSON.stringify(signed) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${kept.code}.json`), `${kept.body}\n`);
  await db.rows(
    'insert into checkpoints (code, reason, at, body, by_account) values ($1, $2, $3, $4, $5) on conflict (code) do nothing',
    [kept.code, reason, at, kept.body, account],
  );
  return kept;
}

/** The bound is set in a transaction of its own: no writer waits while the rows below it are read. */
async function endsNow(db: Db): Promise<{ lastId: number; ends: EndsAt }> {
  const { id: lastId } = await db.tx(async (tx) => {
    await tx.change(`set local lock_timeout = '10s'`);
    return (await tx.one<{ id: number }>('select audit_bound() as id'))!;
  });
  const ends = new EndsAt(lastId);
  await db.tx(async (tx) => {
    await tx.change('set transaction isolation level repeatable read, read only');
    await tx.change('set local statement_timeout = 0');
    let chain: string | null = null;
    for (let last: [string, number] = ['', 0]; ;) {
      const rows = await tx.rows<Seen>(
        `select id, chain, seq, hash from audit where (chain, seq) > ($1, $2) order by chain, seq limit ${BATCH}`,
        last,
      );
      for (const row of rows) {
        if (row.chain !== chain) ends.endOfChain();
        chain = row.chain;
        ends.row(row);
      }
      if (rows.length < BATCH) return;
      last = [rows.at(-1)!.chain, rows.at(-1)!.seq];
    }
  });
  return { lastId, ends };
}
