import type { Asking } from '../../acts/asking.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { LegalQueueItem } from './legal-queue.js';

export interface WorkTableLink {
  unitId: number;
  name: string;
  month: string;
  span: 'month' | 'quarter';
}

/** The tables in which this head gives work: each unit they head, each month in which somebody's form there is not confirmed yet. */
export async function workTables(asking: Asking, queue: readonly LegalQueueItem[]): Promise<WorkTableLink[]> {
  const open = queue.filter(
    ({ edition, closedAt, status }) =>
      isLaw(edition) && closedAt === null && status !== 'confirmed' && status !== 'absent',
  );
  if (asking.actor.heads.length === 0 || open.length === 0) return [];
  const units = await asking.rows<{ unitId: number; name: string; path: string }>(
    `select id as "unitId", name, path from units where id = any ($1) order by path`,
    [asking.actor.heads.map(({ unitId }) => unitId)],
  );
  return units.flatMap(({ unitId, name, path }) => {
    const own = open.filter(({ unitPath }) => unitPath.startsWith(path));
    const months = new Map(own.map(({ month, span }) => [month, span]));
    return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, span]) => ({ unitId, name, month, span }));
  });
}
