import type { Tx } from '../database/db.js';

/** One act as the audit keeps it. `chain` is what it was done to: "evaluation:12", "period:3", "account:7". */
export interface Act {
  chain: string;
  act: string;
  account: number | null;
  at: Date;
  detail?: Record<string, unknown>;
}

/** Writes the audit row of an act, in the act's own transaction. */
export async function recordAct(tx: Tx, act: Act): Promise<void> {
  const payload = JSON.stringify({ at: act.at.toISOString(), act: act.act, account: act.account, detail: act.detail ?? {} });
  await tx.change('insert into audit (chain, payload) values ($1, $2)', [act.chain, payload], 'record-act');
}
