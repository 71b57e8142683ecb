import type { Asking } from '../acts/asking.js';
import { standToEach } from '../standing/standing.js';
import type { MonthRow } from './months.queries.js';
import { sight } from './evaluation.policy.js';

/** Of a person's months those whose result this reader may see; a person sees all of their own. */
export async function monthsSeenBy(asking: Asking, rows: MonthRow[]): Promise<MonthRow[]> {
  if (rows[0]?.officialId === asking.actor.officialId) return rows;
  const stands = await standToEach(asking, asking.actor, rows, asking.today);
  return rows.filter((row, place) => sight(stands[place]!.at, row).result);
}
