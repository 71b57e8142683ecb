import { lastDay, nameOn, unitsOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { Dec } from '../../scoring/decimal.js';
import { byLaw } from '../by-law.js';
import { fieldsLed } from '../../standing/led.js';
import type { LegalForm, LegalStatus } from './legal-form.queries.js';

/** One person under a leader's management, with where their form of the same month stands. */
export interface LedResult {
  legalFormId: number;
  officialId: number;
  name: string;
  unitName: string;
  status: LegalStatus;
  resultId: number | null;
  score: Dec | null;
}

/**
 * Whose points d asks about: every công chức (by a frame that a unit chose, everybody) under a head at every level (Art 15.3a), under a deputy within the field
 * they oversee (Art 15.4), as posts stand on the month's last day. In the order of names; the leader is never among them.
 */
export async function ledResults(
  on: Rows,
  legalForm: Pick<LegalForm, 'officialId' | 'periodId' | 'month'>,
): Promise<LedResult[]> {
  return on.rows<LedResult>(
    `with fields as (${fieldsLed('$1', { from: '$3::date', to: '$3::date' })})
     select s.id as "legalFormId", s.official_id as "officialId", o.full_name as name, ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", s.status,
       s.result_id as "resultId", s.score
     from legal_forms s join officials o on o.id = s.official_id join ${unitsOn('$3::date')} u on u.id = s.unit_id
     where s.legal_period_id = $2 and (s.person_type = 'civil-servant' or not ${byLaw('s.edition')}) and s.official_id <> $1
       and exists (select 1 from fields f where u.path like f.path || '%' or s.official_id = f.official_id)
     order by o.sort_name, o.id`,
    [legalForm.officialId, legalForm.periodId, lastDayOf(legalForm.month)],
    'led-results',
  );
}
