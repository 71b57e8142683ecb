import type { Tx } from '../database/db.js';
import { sealingOf } from './decided/seal.js';
import { actsForAnother, BEHALF } from './for-another.js';

/** One act as the audit keeps it. `chain` is what it was done to: "evaluation:12", "period:3", "account:7". */
export interface Act {
  chain: string;
  act: string;
  account: number | null;
  at: Date;
  detail?: Record<string, unknown>;
}

/** Writes the audit row of an act, in the act's own transaction, with the seals of the decided rows that its detail names, and in whose stead a head's act was done. */
export async function recordAct(tx: Tx, { chain, detail, ...done }: Act): Promise<void> {
  await recordActs(tx, done, [{ chain, detail }]);
}

/** The same for one act on several records, a row each in their order. Each detail names rows of the same kinds. */
export async function recordActs(
  tx: Tx,
  { act, account, at }: Omit<Act, 'chain' | 'detail'>,
  each: readonly Pick<Act, 'chain' | 'detail'>[],
): Promise<void> {
  const sealings = each.map(({ detail = {} }) => sealingOf(act, detail));
  const [sealing] = sealings;
  if (sealings.some((other) => other?.name !== sealing?.name)) throw new Error(`${act} is sealed in several ways`);
  const rows = each.map(({ chain, detail = {} }, row) => ({
    chain,
    payload: JSON.stringify({ at: at.toISOString(), act, account, detail }),
    ...Object.fromEntries((sealings[row]?.numbers ?? []).map((named, place) => [`n${place}`, named])),
  }));
  const numbers = (sealing?.numbers ?? []).map((_, place) => `, n${place} int[]`).join('');
  const more = [
    ...(sealing ? [`',"seals":' || ${sealing.sql}`] : []),
    ...(actsForAnother(act) ? [`coalesce(',"behalf":' || ${BEHALF}, '')`] : []),
  ];
  const payload = more.length > 0 ? `left(acted.payload, -1) || ${more.join(' || ')} || '}'` : 'acted.payload';
  if (rows.length === 0) return;
  await tx.change(
    `insert into audit (chain, payload)
     select acted.chain, ${payload} from jsonb_to_recordset($1::jsonb) as acted (chain text, payload text${numbers})`,
    [JSON.stringify(rows)],
    `${sealing?.name ?? 'record-act'}${actsForAnother(act) ? ' in stead' : ''}`,
  );
}
