import type { Tx } from '../database/db.js';

/**
 * For a transaction that writes many rows into tables that may be empty: nothing counts them until it ends, so a plan made at its
 * beginning (of a foreign key, of the chain of the audit) reads the whole table for each row. With this they take the index.
 */
export async function writesManyRows(tx: Tx): Promise<void> {
  await tx.rows(`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`, [], 'many-rows');
  await tx.change('discard plans');
}
