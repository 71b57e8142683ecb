import type { Tx } from '../../database/db.js';
import type { Issue } from '../../web/issues.js';
import { dayAfter } from '../days.js';
import { closedMonths } from './states.queries.js';

/**
 * Refuses what would hold in these places from a day in or before the last closed month of their roots: who was where then has been
 * assessed. `free` tells the earliest day to type instead from the first open one, where the two are not the same.
 */
export async function shutDay(
  tx: Tx,
  paths: readonly string[],
  from: { field: string; day: string },
  free: (firstOpen: string) => string = (firstOpen) => firstOpen,
): Promise<Issue[]> {
  const months = await closedMonths(tx);
  const last = months.filter(({ rootPath }) => paths.some((path) => path.startsWith(rootPath))).at(-1);
  if (!last || from.day > last.lastDay) return [];
  const params = { month: last.month, span: last.span, freeDay: free(dayAfter(last.lastDay)) };
  return [{ field: from.field, code: 'officials:monthShut', params }];
}
