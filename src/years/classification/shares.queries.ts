import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { YearRow } from '../year.queries.js';

/** The share in force for an agency (Điều 20.5, 8.5): the newest decision of its own, or else the year's. */
export interface Share {
  share: Dec;
  decision: string | null;
  decidedOn: string | null;
}

export async function shareOf(on: Rows, year: YearRow, unitId: number, about: 'officials' | 'organisations' = 'officials'): Promise<Share> {
  const own = await on.one<Share>(
    `select trim_scale(share)::text as share, decision_number as decision, decision_date as "decidedOn" from year_shares
     where year_id = $1 and unit_id = $2 and about = $3 order by id desc limit 1`,
    [year.id, unitId, about],
  );
  if (own) return own;
  return about === 'officials' ? { share: year.share, decision: year.shareDecision, decidedOn: null } : { share: '0.2', decision: null, decidedOn: null };
}
