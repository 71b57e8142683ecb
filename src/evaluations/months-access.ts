import type { Rows } from '../database/db.js';
import { standToEach } from '../standing/standing.js';
import type { Actor } from '../web/actor.js';
import type { MonthRow } from './months.queries.js';
import { sight } from './sheet.policy.js';

/** Of a person's months those whose result this reader may see; a person sees all of their own. */
export async function monthsSeenBy(db: Rows, actor: Actor, rows: MonthRow[], day: string): Promise<MonthRow[]> {
  if (rows[0]?.officialId === actor.officialId) return rows;
  const stands = await standToEach(db, actor, rows, day);
  return rows.filter((row, place) => sight(stands[place]!.at, row).result);
}
