import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import { amountPlaces, marksThatTake, workOf as lineAmounts } from '../../scoring/editions/nd-335-2025/work.js';
import { toDec } from '../../scoring/decimal.js';
import type { MarkTakes } from '../../scoring/editions/month-record.js';
import type { OpenedLegalForm } from '../forms/legal-form-access.js';
import { closingOf, isGiver, workRights, type Closing } from './work-access.js';
import { itemsOf, minus, recordWork, workSums, type WorkSums } from './work-sums.js';
import { workOf, type WorkLineRow, type WorkMarkRow } from './work.queries.js';

interface WorkMarkView extends WorkMarkRow {
  /** What the mark does to the sums now: it counts, is waived, was removed, or comes after the fourth of its product. */
  state: 'counts' | 'waived' | 'removed' | 'fifth' | 'second';
}

export interface WorkLineView extends Omit<WorkLineRow, 'marks'> {
  href: string;
  /** Somebody said how much is done, be it nothing. */
  stated: boolean;
  /** Neither done, given back, nor said anything about by anybody. */
  untouched: boolean;
  /** Taken over or unplanned: outside A, inside D. */
  outside: boolean;
  /** What may still be done of it. */
  doable: Dec;
  /** What was given back and not yet given to anybody. */
  waiting: Dec;
  /** Converted: K × what was given, K × what is done, and what the marks take. */
  given: Dec;
  done: Dec;
  failedLost: Dec;
  lateLost: Dec;
  overdue: boolean;
  marks: WorkMarkView[];
  /** Products that may carry a mark. */
  items: number;
}

export interface WorkSection {
  href: string;
  month: string;
  lines: WorkLineView[];
  sums: WorkSums;
  /** Lines nobody has said anything about. */
  unstated: number;
  /** The reading of 14.2 the month was opened with. */
  markTakes: MarkTakes;
  may: { gives: boolean; states: boolean };
  reader: 'self' | 'giver' | 'other';
  closing: Closing | null;
  nothingAssigned: boolean;
}

/** A form's work for pages: lines with marks, and the sums they make. Asks for nothing the reader may not see: check `sight.work` first. */
export async function workSection(
  on: Rows,
  opened: Pick<OpenedLegalForm, 'at' | 'legalForm'>,
  today?: string,
): Promise<WorkSection> {
  const { legalForm } = opened;
  const rows = await workOf(on, legalForm.id);
  const lines = rows.map((row) => lineView(row, legalForm.markTakes, today));
  return {
    href: `/legal/forms/${legalForm.id}/work`,
    month: legalForm.month,
    lines,
    sums: workSums(rows, legalForm.markTakes),
    markTakes: legalForm.markTakes,
    unstated: lines.filter((line) => line.untouched).length,
    may: workRights(opened),
    reader: opened.at.self ? 'self' : isGiver(opened) ? 'giver' : 'other',
    closing: await closingOf(on, legalForm),
    nothingAssigned: !lines.some((line) => !line.outside),
  };
}

export function lineView(row: WorkLineRow, takes: MarkTakes, today?: string): WorkLineView {
  const [record] = recordWork([row]);
  const { assigned, done, failed, late } = lineAmounts({ ...record!, assigned: row.quantity }, takes);
  const lost = (losses: readonly { lost: bigint }[]) =>
    toDec(
      losses.reduce((sum, one) => sum + one.lost, 0n),
      amountPlaces,
    );
  const stated = row.statedAt !== null || row.completed !== '0';
  const doable = minus(row.quantity, row.givenBack);
  return {
    ...row,
    stated,
    doable,
    href: `/legal/work/lines/${row.id}`,
    untouched: !stated && row.givenBack === '0',
    outside: row.origin !== 'assigned',
    waiting: minus(row.givenBack, row.regiven),
    given: toDec(assigned, amountPlaces),
    done: toDec(done, amountPlaces),
    failedLost: lost(failed),
    lateLost: lost(late),
    overdue: today !== undefined && row.dueOn !== null && row.dueOn < today && minus(doable, row.completed) !== '0',
    marks: markViews(row.marks, takes),
    items: itemsOf(row.completed),
  };
}

/** Of one kind on one product: what comes after those that take all of it takes nothing more. */
function markViews(marks: readonly WorkMarkRow[], takes: MarkTakes): WorkMarkView[] {
  const counted = new Map<string, number>();
  return marks.map((mark) => {
    if (mark.removedAt) return { ...mark, state: 'removed' };
    if (mark.waivedAt) return { ...mark, state: 'waived' };
    const key = `${mark.kind} ${mark.item}`;
    const number = (counted.get(key) ?? 0) + 1;
    counted.set(key, number);
    const beyond = takes === 'whole' ? 'second' : 'fifth';
    return { ...mark, state: number > marksThatTake(mark.kind, takes) ? beyond : 'counts' };
  });
}
