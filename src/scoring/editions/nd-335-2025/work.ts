import { one, toUnits } from '../../decimal.js';
import { ratio, type Ratio } from '../../ratio.js';
import type { MarkTakes, WorkLine } from '../month-record.js';
import { figures } from './constants.js';

/** Converted amounts (K × quantity) are whole 10^-8. */
export const amountPlaces = 8;

type MarkKind = 'failed' | 'late';
const percents = { failed: figures.failedMark.value, late: figures.lateMark.value } as const satisfies Record<
  MarkKind,
  bigint
>;

/** What a mark takes in percent: its quarter, or by the stricter reading of 14.2 the whole product. */
function percentOf(kind: MarkKind, takes: MarkTakes): bigint {
  return takes === 'whole' ? 100n : percents[kind];
}

/** After so many marks of a kind nothing is left of their product: a further one takes nothing. */
export function marksThatTake(kind: MarkKind, takes: MarkTakes): number {
  return Number(100n / percentOf(kind, takes));
}

export interface MarkLoss {
  /** How many marks the product has, and how many of them took something. */
  readonly marks: number;
  readonly counted: number;
  /** What they take, converted. */
  readonly lost: bigint;
}

export interface LineWork {
  readonly line: WorkLine;
  readonly assigned: bigint;
  readonly completed: bigint;
  readonly extra: bigint;
  /** D of the line: completed and extra. */
  readonly done: bigint;
  readonly failed: readonly MarkLoss[];
  readonly late: readonly MarkLoss[];
}

export interface WorkTotals {
  /** A */
  readonly assigned: bigint;
  readonly completed: bigint;
  readonly extra: bigint;
  /** D */
  readonly done: bigint;
  readonly failedLost: bigint;
  readonly lateLost: bigint;
}

/** The converted amounts of one line, exact. Source: Điều 14.1, 14.2, 18.1. */
export function workOf(line: WorkLine, takes: MarkTakes = 'quarter'): LineWork {
  const factor = toUnits(line.factor);
  const [completed, extra] = [factor * toUnits(line.completed), factor * toUnits(line.extra)];
  const done = completed + extra;
  return {
    line,
    assigned: factor * toUnits(line.assigned),
    completed,
    extra,
    done,
    failed: losses(line.failed, factor, done, ['failed', takes]),
    late: losses(line.late, factor, done, ['late', takes]),
  };
}

/**
 * A mark takes its share of one whole product; a product loses at most all of itself, so a fifth mark changes
 * nothing. Of parts the record does not say which product is the part: a line loses at most all that was done of it.
 */
function losses(marks: readonly number[], factor: bigint, done: bigint, by: [MarkKind, MarkTakes]): MarkLoss[] {
  const share = (factor * one * percentOf(...by)) / 100n;
  const most = marksThatTake(...by);
  let left = done;
  return marks.map((count) => {
    const counted = Math.min(count, most);
    const wanted = share * BigInt(counted);
    const lost = wanted < left ? wanted : left;
    left -= lost;
    return { marks: count, counted, lost };
  });
}

export function totalsOf(lines: readonly LineWork[]): WorkTotals {
  const total = (amount: (line: LineWork) => bigint) => lines.reduce((sum, line) => sum + amount(line), 0n);
  return {
    assigned: total((line) => line.assigned),
    completed: total((line) => line.completed),
    extra: total((line) => line.extra),
    done: total((line) => line.done),
    failedLost: total((line) => lostIn(line.failed)),
    lateLost: total((line) => lostIn(line.late)),
  };
}

function lostIn(marks: readonly MarkLoss[]): bigint {
  return marks.reduce((sum, { lost }) => sum + lost, 0n);
}

/**
 * a, b and c in percent, exact and before any cut; null where nothing was assigned (A = 0). Each over A: what was
 * extra is in D alone, so they may pass 100. Source: Điều 14.2a, 14.2b, 14.2c, 18.1d.
 */
export function sharesOf(totals: WorkTotals): readonly [a: Ratio, b: Ratio, c: Ratio] | null {
  const { assigned, done, failedLost, lateLost } = totals;
  if (assigned === 0n) return null;
  const share = (amount: bigint) => ratio(100n * amount, assigned);
  return [share(done), share(done - failedLost), share(done - lateLost)];
}
