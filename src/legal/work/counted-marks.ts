import type { WorkMarkRow } from './work.queries.js';

/** The marks that count (neither waived, Art 14.2, nor removed): how many on each product that has any, in the order of products. */
export function countedMarks(marks: readonly WorkMarkRow[], kind: WorkMarkRow['kind']): number[] {
  const counts = new Map<number, number>();
  for (const mark of marks) {
    if (mark.kind === kind && !mark.waivedAt && !mark.removedAt)
      counts.set(mark.item, (counts.get(mark.item) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
}
