import type { Rows } from '../database/db.js';
import { approverOf, headChains } from '../standing/chain.js';
import { leadersOf } from '../standing/led.js';
import type { Actor } from '../web/actor.js';
import type { MonthRow } from './months.queries.js';
import { sight, standing } from './sheet.policy.js';

/** Of a person's months those whose result this reader may see; a person sees all of their own. */
export async function monthsSeenBy(db: Rows, actor: Actor, rows: MonthRow[], day: string): Promise<MonthRow[]> {
  const [first] = rows;
  if (!first || first.officialId === actor.officialId) return rows;
  const chains = await headChains(
    db,
    rows.map((row) => row.unitId),
    day,
  );
  const leaders = await leadersOf(db, [first.officialId], day);
  const ledBy = (leaders.get(first.officialId) ?? []).map((leader) => leader.officialId);
  return rows.filter((row) => {
    const approver = approverOf(row.officialId, chains.get(row.unitId) ?? []);
    return sight(standing(actor, { sheet: row, approver, ledBy }), row).result;
  });
}
