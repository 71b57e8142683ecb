import { toUnits, type Dec } from '../../scoring/decimal.js';
import { commonItems } from '../../scoring/editions/month-record.js';
import type { HeadStated } from '../forms/confirmation.form.js';
import type { StoredShare } from '../forms/legal-form.queries.js';
import type { WorkMarkRow, WorkOrigin } from '../work/work.queries.js';
import { markState, type Corrections, type MarkState } from './corrections.js';

type Changed = 'line' | 'line-struck' | 'line-added' | 'mark' | 'mark-added' | 'item' | 'organising' | 'uniting';

/** How that thing stood, or stands: of a line its figures, of a mark whether it counts, of an item its points, of đ and e the percent. */
interface ChangeState {
  task?: string;
  origin?: WorkOrigin;
  quantity?: Dec;
  completed?: Dec;
  kind?: WorkMarkRow['kind'];
  item?: number;
  happenedOn?: string;
  state?: MarkState;
  mark?: Dec | null;
  share?: StoredShare | null;
}

/** One thing in which a result differs from the one it replaces, and why. */
export interface ResultChange {
  what: Changed;
  /** The item, or the code of the product. */
  about: string;
  before: ChangeState | null;
  after: ChangeState | null;
  reason: string;
}

/** What was stated about the common items, đ and e, with the reason of each item that differs. */
export interface StatedAnew {
  before: HeadStated;
  after: HeadStated;
  itemReasons: Readonly<Record<string, string>>;
}

/** Items of the common criteria that differ. */
export function changedItems({ before, after }: Pick<StatedAnew, 'before' | 'after'>): string[] {
  return commonItems.filter((item) => !sameNumber(before.marks[item], after.marks[item]));
}

/** Everything that differs, in the order of the form: work, common items, đ and e. */
export function changesOf(corrections: Corrections, stated: StatedAnew): ResultChange[] {
  const { before, after, itemReasons } = stated;
  return [
    ...workChanges(corrections),
    ...changedItems(stated).map((item): ResultChange => ({
      what: 'item',
      about: item,
      before: { mark: before.marks[item] ?? null },
      after: { mark: after.marks[item] ?? null },
      reason: itemReasons[item] ?? '',
    })),
    ...(['organising', 'uniting'] as const)
      .filter((share) => before[share] !== after[share])
      .map((share): ResultChange => ({
        what: share,
        about: share === 'organising' ? 'đ' : 'e',
        before: { share: before[share] },
        after: { share: after[share] },
        reason: after[`${share}Reason`],
      })),
  ];
}

function workChanges({ lines, added, marks, newMarks }: Corrections): ResultChange[] {
  return [
    ...lines.map(({ line, quantity, completed, origin, struck, reason }): ResultChange => ({
      what: struck ? 'line-struck' : 'line',
      about: line.code,
      before: figures(line, line),
      after: struck ? null : figures(line, { quantity, completed, origin }),
      reason,
    })),
    ...added.map(({ product, reason, ...now }): ResultChange => ({
      what: 'line-added',
      about: product.code,
      before: null,
      after: figures(product, now),
      reason,
    })),
    ...marks.map(({ line, mark, state, reason }): ResultChange => ({
      what: 'mark',
      about: line.code,
      before: { task: line.task, kind: mark.kind, happenedOn: mark.happenedOn, state: markState(mark) },
      after: { task: line.task, kind: mark.kind, happenedOn: mark.happenedOn, state },
      reason,
    })),
    ...newMarks.map(({ line, kind, item, happenedOn, reason }): ResultChange => ({
      what: 'mark-added',
      about: line.code,
      before: null,
      after: { task: line.task, kind, item, happenedOn, state: 'counted' },
      reason,
    })),
  ];
}

function figures(
  { task }: { task: string },
  { origin, quantity, completed }: { origin: WorkOrigin; quantity: Dec; completed: Dec },
): ChangeState {
  return { task, origin, quantity, completed };
}

function sameNumber(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && toUnits(a) === toUnits(b));
}
