import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Band } from '../../scoring/editions/terms.js';
import type { RatingFacts } from './rating-facts.js';

export interface RatingRow {
  id: number;
  revision: number;
  yearId: number;
  unitId: number;
  common: Dec | null;
  results: Dec | null;
  facts: RatingFacts;
  report: string;
  selfLevel: Band | null;
  proposedAt: Date | null;
  proposedBy: string | null;
  level: Band | null;
  fitted: string | null;
  reason: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  issuedBy: string | null;
  recognisedAt: Date | null;
  recognisedBy: string | null;
}

const RATING = `
select r.id, r.revision, r.year_id as "yearId", r.unit_id as "unitId", trim_scale(r.common)::text as common, trim_scale(r.results)::text as results, r.facts,
  r.report, r.self_level as "selfLevel", r.proposed_at as "proposedAt", p.display_name as "proposedBy", r.level, r.fitted, r.reason,
  r.decision_number as "decisionNumber", r.decision_date as "decisionDate", r.issued_by as "issuedBy", r.recognised_at as "recognisedAt", c.display_name as "recognisedBy"
from unit_ratings r left join accounts p on p.id = r.proposed_by left join accounts c on c.id = r.recognised_by
where `;

export async function ratingsOf(on: Rows, yearId: number): Promise<Map<number, RatingRow>> {
  const rows = await on.rows<RatingRow>(`${RATING} r.year_id = $1`, [yearId], 'ratings-of');
  return new Map(rows.map((row) => [row.unitId, row]));
}
