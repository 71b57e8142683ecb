import { confirmedObstacles, obstaclesByIds, type ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { forLine, proposed, type Proposed } from '../../obstacles/proposed.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { Rows } from '../../database/db.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { dueBounds } from './line.form.js';
import type { WorkLineRow, WorkMarkRow } from './work.queries.js';

interface MarkObstacles {
  /** Confirmed ones that this line may have been late or failed for, and no mark was waived for yet. */
  known: Proposed[];
  /** Of these, those that stand beside no mark. */
  elsewhere: Proposed[];
  /** By mark: those that happened no later than it, and the one it was waived for. */
  byMark: Map<number, { may: Proposed[]; because: Proposed | null }>;
}

/** What was told in time and confirmed, at the marks of one line. */
export async function markObstacles(
  on: Rows,
  { officialId, month, span }: Pick<LegalForm, 'officialId' | 'month' | 'span'>,
  line: Pick<WorkLineRow, 'id' | 'marks'>,
): Promise<MarkObstacles> {
  const days = { from: dueBounds(month, span).first, to: lastDayOf(month) };
  const known = forLine(await confirmedObstacles(on, officialId, days), line.id);
  const ids = line.marks.flatMap(({ obstacle }) => obstacle ?? []);
  const used = ids.length === 0 ? [] : await obstaclesByIds(on, ids);
  const byMark = line.marks.map((mark) => {
    const because = used.find(({ id }) => id === mark.obstacle);
    const may = known.filter(({ happenedOn }) => happenedOn <= mark.happenedOn).map(proposed);
    return [mark.id, { may, because: because ? proposed(because) : null }] as const;
  });
  const open = known.filter(({ id }) => !used.some((row) => row.id === id));
  const counts = line.marks.filter(({ waivedAt, removedAt }) => !waivedAt && !removedAt);
  const elsewhere = open.filter(({ happenedOn }) => counts.every((mark) => happenedOn > mark.happenedOn));
  return { known: open.map(proposed), elsewhere: elsewhere.map(proposed), byMark: new Map(byMark) };
}

/** The same question for one mark, when it is waived: its person's, confirmed, of these days, about this work or none in particular. */
export function isReasonFor(
  obstacle: ObstacleRow,
  {
    officialId,
    month,
    span,
    lineId,
    mark,
  }: Pick<LegalForm, 'officialId' | 'month' | 'span'> & { lineId: number; mark: Pick<WorkMarkRow, 'happenedOn'> },
): boolean {
  return (
    obstacle.officialId === officialId &&
    obstacle.state === 'confirmed' &&
    forLine([obstacle], lineId).length > 0 &&
    obstacle.happenedOn >= dueBounds(month, span).first &&
    obstacle.happenedOn <= mark.happenedOn
  );
}
