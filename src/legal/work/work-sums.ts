import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import type { WorkLine } from '../../scoring/editions/nd-335-2025/month-record.js';
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

export function workSums(lines: readonly Counted[]): WorkSums {
  const totals = totalsOf(recordWork(lines).map(workOf));
  const dec = (amount: bigint) => toDec(amount, amountPlaces);
  const [a, b, c] = sharesOf(totals)?.map((share) => short(share, 4)) ?? [];
  return {
    assigned: dec(totals.assigned), completed: dec(totals.completed), extra: dec(totals.extra), done: dec(totals.done),
    failedLost: dec(totals.failedLost), lateLost: dec(totals.lateLost),
    passed: dec(totals.done - totals.failedLost), onTime: dec(totals.done - totals.lateLost),
    a: a ?? null, b: b ?? null, c: c ?? null,
  };
}

/**
 * A form's work as the record `thuoc-do/legal-month@1` holds it, a line for a line: marks belong to a line's own products,
 * so lines of one product are not put together; the second gets "-2" after its code. What was given back stays in A (Art 18.1d).
 */
export function recordWork(lines: readonly Counted[]): WorkLine[] {
  const used = new Set<string>();
  return lines.map((line) => {
    const inside = line.origin === 'assigned';
    return {
      product: unused(line.code, used),
      factor: line.factor,
      assigned: inside ? line.quantity : '0',
      completed: inside ? line.completed : '0',
      extra: inside ? '0' : line.completed,
      failed: countedMarks(line.marks, 'failed'),
      late: countedMarks(line.marks, 'late'),
    };
  });
}

/** A record's codes are plain and stand once each. */
function unused(code: string, used: Set<string>): string {
  const plain = code.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 34);
  let name = plain;
  for (let number = 2; used.has(name); number++) name = `${plain}-${number}`;
  used.add(name);
  return name;
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
