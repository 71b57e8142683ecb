import type { Act } from '../acts/act.js';
import { Conflict } from '../web/errors.js';
import type { Raised } from './rules/types.js';

export interface Asking {
  committeeId: number;
  month: string;
  text: string;
  at: Date;
}

/** A signal becomes a question to its head: the figures are kept as they stand, and the head is told. One for each head, signal and month. */
export async function askQuestion(act: Act, raised: Raised, { committeeId, month, text, at }: Asking): Promise<number> {
  const { code, headId, unitId, months, thresholds, compared, over, held, fewest } = raised;
  const row = await act.one<{ id: number }>(
    `insert into signal_questions (committee_id, unit_id, head_id, code, month, figures, text, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (committee_id, unit_id, head_id, code, month) do nothing returning id`,
    [
      committeeId,
      unitId,
      headId,
      code,
      month,
      { months, thresholds, compared, over, held, fewest },
      text,
      act.actor.accountId,
      at,
    ],
  );
  if (!row) throw new Conflict('signal-asked');
  await act.record(`committee:${committeeId}`, 'signal.asked', { question: row.id, code, headId, month });
  await act.tell(headId, 'signal-asked', `/signals/questions/${row.id}`, { by: act.actor.name });
  return row.id;
}
