import { laidOver, type Corrected } from '../corrections/corrections.queries.js';
import { committeeNameOn, lastDay, nameOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';

export interface UnitComment {
  id: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  month: string;
  text: string;
  byAccount: number;
  at: Date;
  by: string;
  committee: string | null;
}

const COMMENTS = `
select c.id, c.unit_id as "unitId", ${nameOn('c.unit_id', lastDay('p.month'))} as "unitName", u.path as "unitPath", p.month, c.text, c.by_account as "byAccount", c.at, a.display_name as by, ${committeeNameOn('c.committee_id', lastDay('p.month'))} as committee
from comments c join units u on u.id = c.unit_id join periods p on p.id = c.period_id join accounts a on a.id = c.by_account
where `;

/** What committees said on a unit in a month, in the order it was said. Comments on an evaluation: remarksOn(), with the evaluation. */
export async function unitComments(db: Rows, periodId: number, unitId: number): Promise<(UnitComment & Corrected)[]> {
  const said = await db.rows<UnitComment>(`${COMMENTS} c.period_id = $1 and c.unit_id = $2 order by c.at, c.id`, [
    periodId,
    unitId,
  ]);
  return laidOver(db, 'comment', said);
}

export async function findUnitComment(db: Rows, id: number): Promise<(UnitComment & Corrected) | undefined> {
  const said = await db.one<UnitComment>(`${COMMENTS} c.id = $1`, [id]);
  return said && (await laidOver(db, 'comment', [said]))[0];
}
