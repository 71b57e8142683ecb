import type { Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { LegalQueueItem } from './legal-queue.js';

export interface WorkTableLink {
  unitId: number;
  name: string;
  month: string;
}

/** The tables in which this head gives work: each unit they head, each month in which somebody's form there is not confirmed yet. */
export async function workTables(on: Rows, actor: Actor, queue: readonly LegalQueueItem[]): Promise<WorkTableLink[]> {
  const open = queue.filter(
    ({ closedAt, status }) => closedAt === null && status !== 'confirmed' && status !== 'absent',
  );
  if (actor.heads.length === 0 || open.length === 0) return [];
  const units = await on.rows<{ unitId: number; name: string; path: string }>(
    `select id as "unitId", name, path from units where id = any ($1) order by path`,
    [actor.heads.map(({ unitId }) => unitId)],
  );
  return units.flatMap(({ unitId, name, path }) => {
    const months = new Set(open.filter(({ unitPath }) => unitPath.startsWith(path)).map(({ month }) => month));
    return [...months].sort().map((month) => ({ unitId, name, month }));
  });
}
