import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

/** Whose result a leader's was made from, as it was then, and as it is now where it has been replaced. */
export interface UsedResult {
  name: string;
  unitName: string;
  score: Dec | null;
  replaced: boolean;
  scoreNow: Dec | null;
}

export async function usedResults(on: Rows, resultIds: readonly number[]): Promise<UsedResult[]> {
  if (resultIds.length === 0) return [];
  return on.rows<UsedResult>(
    `select o.full_name as name, ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", r.score, s.result_id <> r.id as replaced, s.score as "scoreNow"
     from legal_results r join legal_forms s on s.id = r.legal_form_id join officials o on o.id = s.official_id join units u on u.id = s.unit_id
     where r.id = any ($1::int[]) order by o.sort_name, o.id`,
    [resultIds],
    'legal-used-results',
  );
}
