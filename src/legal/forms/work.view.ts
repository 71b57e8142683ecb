import type { WorkLineRow, WorkMarkRow } from '../work/work.queries.js';

/** The work as it is read: each line with its marks in words, those that do not count among them and named so. */
export function workView(work: readonly WorkLineRow[]) {
  return work.map(({ code, factor, task, origin, quantity, completed, givenBack, fromName, marks }) => ({
    code,
    factor,
    task,
    origin,
    quantity,
    completed,
    fromName,
    givenBack: Number(givenBack) > 0 ? givenBack : null,
    marks: marks.filter(({ removedAt }) => !removedAt).map(markView),
  }));
}

function markView({ id, kind, item, happenedOn, reason, waivedAt, waivedBy, waiverReason }: WorkMarkRow) {
  return { id, kind, item, happenedOn, reason, waived: waivedAt ? { by: waivedBy, reason: waiverReason } : null };
}
