import { byName } from '../web/name-order.js';

interface Place {
  id: number;
  parentId: number | null;
  name: string;
  position: number;
}

/** Units in the order of the tree, each before those below it; brothers by their place, then by name. */
export function inTreeOrder<T extends Place>(rows: readonly T[]): (T & { depth: number })[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = new Map<number | null, T[]>();
  for (const row of [...rows].sort(byPlace)) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const walk = (parent: number | null, depth: number): (T & { depth: number })[] =>
    (below.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 0);
}

function byPlace(a: Place, b: Place): number {
  return a.position - b.position || byName(a.name, b.name);
}
