import pg from 'pg';
import { walkChains, type BrokenLink } from '../../src/audit/chain-walk.js';
import { type Db, Tx } from '../../src/database/db.js';

/** The first bad row of each chain that does not hold. */
export async function brokenChains(db: Db): Promise<BrokenLink[]> {
  const broken: BrokenLink[] = [];
  await db.tx((tx) => walkChains(tx, null, (link) => broken.push(link)));
  return broken;
}

/** As who owns the tables, with what guards them switched off; undone afterwards, with what the reader then saw. */
export async function tampered<T>(
  ownerUrl: string,
  spoil: (owner: pg.Client) => Promise<unknown>,
  look: (tx: Tx) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query('begin');
    await unguarded(owner);
    await spoil(owner);
    return await look(new Tx(undefined as never, owner as unknown as pg.PoolClient));
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
}

/** Puts back what the product never takes back, for a test that begins anew. */
export async function rewind(ownerUrl: string, sql: string, params: unknown[] = []): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query('begin');
    await unguarded(owner);
    await owner.query(sql, params);
    await owner.query(GUARDED.map((table) => `alter table ${table} enable trigger user`).join('; '));
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

const GUARDED = [
  'audit',
  'evaluations',
  'legal_forms',
  'year_records',
  'unit_ratings',
  'petitions',
  'outside_decisions',
  'excusals',
  'reopenings',
  'hanoi_outstandings',
];

async function unguarded(owner: pg.Client): Promise<void> {
  await owner.query(GUARDED.map((table) => `alter table ${table} disable trigger user`).join('; '));
}
