import type { Product } from '../../catalogue/product.js';
import type { Dec } from '../../scoring/decimal.js';
import type { WorkLineRow, WorkMarkRow, WorkOrigin } from '../work/work.queries.js';

/** Whether a late or failed mark takes from the points: it counts; its cause was objective (Điều 14.2); it should never have been. */
export const MARK_STATES = ['counted', 'waived', 'removed'] as const;
export type MarkState = (typeof MARK_STATES)[number];

export interface CorrectedLine {
  line: WorkLineRow;
  quantity: Dec;
  completed: Dec;
  origin: WorkOrigin;
  struck: boolean;
  reason: string;
}

export interface AddedLine {
  product: Product;
  origin: Exclude<WorkOrigin, 'taken-over'>;
  quantity: Dec;
  completed: Dec;
  reason: string;
}

export interface CorrectedMark {
  line: WorkLineRow;
  mark: WorkMarkRow;
  state: MarkState;
  reason: string;
}

export interface AddedMark {
  line: WorkLineRow;
  kind: WorkMarkRow['kind'];
  item: number;
  happenedOn: string;
  reason: string;
}

/** What of a result's work is put right, each with its reason; only what differs. */
export interface Corrections {
  lines: readonly CorrectedLine[];
  added: readonly AddedLine[];
  marks: readonly CorrectedMark[];
  newMarks: readonly AddedMark[];
}

export function markState({ waivedAt, removedAt }: WorkMarkRow): MarkState {
  return removedAt ? 'removed' : waivedAt ? 'waived' : 'counted';
}

/** The work as it stands once all is put right: what is written and what is shown before are reckoned from this alone. */
export function correctedWork(work: readonly WorkLineRow[], corrections: Corrections): WorkLineRow[] {
  const byLine = new Map(corrections.lines.map((each) => [each.line.id, each]));
  const kept = work.filter(({ id }) => !byLine.get(id)?.struck).map((line) => correctedLine(line, byLine, corrections));
  return [...kept, ...corrections.added.map((added) => addedRow(added, work[0]))];
}

function correctedLine(
  line: WorkLineRow,
  byLine: ReadonlyMap<number, CorrectedLine>,
  { marks, newMarks }: Corrections,
): WorkLineRow {
  const { quantity, completed, origin } = byLine.get(line.id) ?? line;
  const states = new Map(marks.map(({ mark, state }) => [mark.id, state]));
  return {
    ...line,
    quantity,
    completed,
    origin,
    marks: [
      ...line.marks.map((mark) => withState(mark, states.get(mark.id) ?? markState(mark))),
      ...newMarks.filter((each) => each.line.id === line.id).map(newMarkRow),
    ],
  };
}

const NOBODY = { waivedBy: null, waivedAt: null, waiverReason: null, removedBy: null, removedAt: null };

function withState(mark: WorkMarkRow, state: MarkState): WorkMarkRow {
  if (state === markState(mark)) return mark;
  const counted = { ...mark, ...NOBODY, removalReason: null };
  if (state === 'counted') return counted;
  return state === 'waived' ? { ...counted, waivedAt: mark.at } : { ...counted, removedAt: mark.at };
}

function newMarkRow({ kind, item, happenedOn, reason }: AddedMark): WorkMarkRow {
  return { id: 0, item, kind, happenedOn, reason, by: '', at: happenedOn, ...NOBODY, removalReason: null };
}

function addedRow({ product, origin, quantity, completed }: AddedLine, like: WorkLineRow | undefined): WorkLineRow {
  return {
    id: 0,
    legalFormId: like?.legalFormId ?? 0,
    productId: product.id,
    code: product.code,
    factor: product.factor,
    task: product.task,
    origin,
    fromLineId: null,
    fromName: null,
    directing: product.leading,
    quantity,
    completed,
    givenBack: '0',
    givenBackReason: null,
    dueOn: null,
    reference: null,
    remark: '',
    by: '',
    updatedAt: new Date(0),
    revision: 0,
    statedBy: null,
    statedAt: null,
    regiven: '0',
    marks: [],
  };
}
