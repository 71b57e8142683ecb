import type { Tx } from '../database/db.js';

/** Among the advisory locks of the product. */
const CLOSINGS = 7240254;

/** Until this transaction ends no month and no year closes: what it read of closed ones stays true. Those who ask for this do not wait for one another. */
export async function whileOpen(tx: Tx): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock_shared($1)', [CLOSINGS]);
}

/** Before a month or a year closes: behind everybody who is changing who was where, and before whoever begins to. */
export async function toClose(tx: Tx): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock($1)', [CLOSINGS]);
}
