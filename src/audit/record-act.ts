import type { Tx } from '../database/db.js';
import { sealingOf } from './decided/seal.js';

/** One act as the audit keeps it. `chain` is what it was done to: "evaluation:12", "period:3", "account:7". */
export interface Act {
  chain: string;
  act: string;
  account: number | null;
  at: Date;
  detail?: Record<string, unknown>;
}

/** Writes the audit row of an act, in the act's own transaction, with the seals of the decided rows that its detail names. */
export async function recordAct(tx: Tx, { chain, act, account, at, detail = {} }: Act): Promise<void> {
  const payload = JSON.stringify({ at: at.toISOString(), act, account, detail });
  const sealing = sealingOf(act, detail);
  if (!sealing) {
    await tx.change('insert into audit (chain, payload) values ($1, $2)', [chain, payload], 'record-act');
    return;
  }
  await tx.change(
    `insert into audit (chain, payload) select $1::text, $2::text || ',"seals":' || ${sealing.sql} || '}'`,
    [chain, payload.slice(0, -1), ...sealing.numbers],
    sealing.name,
  );
}
