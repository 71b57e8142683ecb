import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import type { MarkTakes, WorkLine } from '../../scoring/editions/month-record.js';
import { amountPlaces, sharesOf, totalsOf, workOf } from '../../scoring/editions/nd-335-2025/work.js';
import { short } from '../../scoring/ratio.js';
import { countedMarks } from './counted-marks.js';
import type { WorkLineRow } from './work.queries.js';

/** Converted amounts (K × quantity) as they stand, exact; a, b and c in percent before any cut, null where nothing was assigned. */
export interface WorkSums {
  /** A */
  assigned: Dec;
  completed: Dec;
  /** Taken over and unplanned: outside A, inside D. */
  extra: Dec;
  /** D */
  done: Dec;
  failedLost: Dec;
  lateLost: Dec;
  /** Q = D less what failed marks take; P = D less what late marks take. */
  passed: Dec;
  onTime: Dec;
  a: Dec | null;
  b: Dec | null;
  c: Dec | null;
}

type Counted = Pick<WorkLineRow, 'code' | 'factor' | 'origin' | 'quantity' | 'completed' | 'marks'>;

export function workSums(lines: readonly Counted[], takes: MarkTakes): WorkSums {
  const totals = totalsOf(recordWork(lines).map((line) => workOf(line, takes)));
  const dec = (amount: bigint) => toDec(amount, amountPlaces);
  const [a, b, c] = sharesOf(totals)?.map((share) => short(share, 4)) ?? [];
  return {
    assigned: dec(totals.assigned),
    completed: dec(totals.completed),
    extra: dec(totals.extra),
    done: dec(totals.done),
    failedLost: dec(totals.failedLost),
    lateLost: dec(totals.lateLost),
    passed: dec(totals.done - totals.failedLost),
    onTime: dec(totals.done - totals.lateLost),
    a: a ?? null,
    b: b ?? null,
    c: c ?? null,
  };
}

/**
 * A form's work as the record `thuoc-do/legal-month@1` holds it, a line for a line: marks belong to a line's own products,
 * so lines of one product are not put together. What was taken over or came unplanned is extra; what was given back stays in A (Điều 18.1d).
 */
export function recordWork(lines: readonly Counted[]): WorkLine[] {
  const products = productNames(lines);
  return lines.map((line, place) => {
    const inside = line.origin === 'assigned';
    return {
      product: products[place]!,
      factor: line.factor,
      assigned: inside ? line.quantity : '0',
      completed: inside ? line.completed : '0',
      extra: inside ? '0' : line.completed,
      failed: countedMarks(line.marks, 'failed'),
      late: countedMarks(line.marks, 'late'),
    };
  });
}

const LONGEST = 40;

/** The record's name of each line: its code in plain letters, with a number behind it where the same product was given again. */
export function productNames(lines: readonly Pick<WorkLineRow, 'code'>[]): string[] {
  const taken = new Set<string>();
  return lines.map(({ code }) => {
    const plain = code
      .normalize('NFD')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
      .replace(/[^A-Za-z0-9._-]/g, '');
    let name = plain.slice(0, LONGEST) || 'SP';
    for (let n = 2; taken.has(name); n++) name = `${plain.slice(0, LONGEST - 1 - String(n).length)}_${n}`;
    taken.add(name);
    return name;
  });
}

/** How many products a quantity is of: a part of one counts as one. */
export function itemsOf(quantity: Dec): number {
  const one = 10_000n;
  return Number((toUnits(quantity) + one - 1n) / one);
}

/** What may still be done or given back of a line. */
export function minus(a: Dec, b: Dec): Dec {
  return toDec(toUnits(a) - toUnits(b));
}

export function isAbove(a: Dec, b: Dec): boolean {
  return toUnits(a) > toUnits(b);
}
