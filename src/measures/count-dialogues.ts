import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { ensureStandardMeasures } from './standard-measures.js';
import { insertFigures } from './write-figures.js';

/** Why the program wrote a further row: a code in place of words (label `measures:reason.<code>`). */
export const COUNT_REASONS = ['dialogues.recorded', 'dialogues.withdrawn'] as const;
export type CountReason = (typeof COUNT_REASONS)[number];

interface Counted {
  id: number;
  code: string;
  source: string;
  dialogues: string;
  value: string | null;
  number: number;
}

/**
 * Counts a unit's dialogues of a month anew and keeps the count as a new figure. Called in the transaction that records or
 * withdraws a dialogue; the same count writes nothing.
 */
export async function countDialogues(
  tx: Tx,
  unitId: number,
  month: string,
  by: { account: number | null; at: Date; why: CountReason },
): Promise<void> {
  const unit = await tx.one<{ rootId: number }>(
    `select split_part(path, '/', 2)::int as "rootId" from units where id = $1 for update`,
    [unitId],
  );
  if (!unit) return;
  await ensureStandardMeasures(tx, unit.rootId, by.account, by.at);
  for (const { id, code, source, dialogues, value, number } of await tx.rows<Counted>(COUNTED, [
    unit.rootId,
    unitId,
    month,
  ])) {
    if (value === dialogues) continue;
    const reason = number === 0 ? null : by.why;
    const written = await insertFigures(
      tx,
      [
        {
          measureId: id,
          unitId,
          month,
          number: number + 1,
          value: dialogues,
          asked: null,
          source: source || code,
          note: '',
          reason,
        },
      ],
      by,
    );
    await recordAct(tx, {
      chain: `unit:${unitId}`,
      act: 'measure.counted',
      account: by.account,
      at: by.at,
      detail: {
        measure: code,
        month,
        figureIds: written.map((each) => each.id),
        before: value,
        value: dialogues,
        why: by.why,
      },
    });
  }
}

const COUNTED = `
select m.id, m.code, m.source, trim_scale(f.value)::text as value, coalesce(f.number, 0) as number,
  (select count(*)::text from dialogues d where d.unit_id = $2 and to_char(d.held_on, 'YYYY-MM') = $3 and d.withdrawn_at is null) as dialogues
from measures m left join lateral (select f.value, f.number from measure_figures f where f.measure_id = m.id and f.unit_id = $2 and f.month = $3
  order by f.number desc limit 1) f on true
where m.root_unit_id = $1 and m.counts = 'dialogues' and (m.closed_on is null or m.closed_on >= ($3 || '-01')::date)`;
