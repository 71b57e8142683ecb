import { Decimal } from 'decimal.js';
import type { LegalMonthRecord, WorkLine } from '../../../src/scoring/editions/month-record.js';

// The decree's arithmetic once more, in another arithmetic: 120 digits.
const Wide = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP });

const total = (lines: readonly WorkLine[], amount: (line: WorkLine) => Decimal) =>
  lines.reduce((sum, line) => sum.plus(amount(line)), new Wide(0));
const done = (line: WorkLine) => new Wide(line.factor).mul(new Wide(line.completed).plus(line.extra));
const lost = (line: WorkLine, marks: readonly number[], whole: boolean) => {
  const each = marks.reduce(
    (sum, count) =>
      sum.plus(new Wide(line.factor).mul(whole ? Math.min(count, 1) : new Wide(Math.min(count, 4)).div(4))),
    new Wide(0),
  );
  return Wide.min(each, done(line));
};

/** a, b, c in percent, and the month's score before its rounding; null with nothing assigned. */
export function lawOracle({ work, common, capAt, markTakes, ...record }: LegalMonthRecord) {
  const assigned = total(work, (line) => new Wide(line.factor).mul(line.assigned));
  if (assigned.isZero()) return null;
  const part = (amount: (line: WorkLine) => Decimal) => total(work, amount).mul(100).div(assigned);
  const abc = [
    part(done),
    part((line) => done(line).minus(lost(line, line.failed, markTakes === 'whole'))),
    part((line) => done(line).minus(lost(line, line.late, markTakes === 'whole'))),
  ];
  const led = record.leader
    ? [
        ...(record.led.length ? [record.led.some((each) => Number(each) < 50) ? 50 : 100] : []),
        record.organising,
        record.uniting,
      ]
    : [];
  const used = [
    ...abc.map((each) => (capAt === 'component' ? Wide.min(100, each) : each)),
    ...led.map((each) => new Wide(each)),
  ];
  const before = used
    .reduce((sum, each) => sum.plus(each), new Wide(0))
    .div(used.length)
    .mul(70)
    .div(100);
  const results = Wide.min(70, before);
  const points = Object.values(common).reduce((sum, each) => sum.plus(each), new Wide(0));
  return { abc, before, results, score: points.plus(results) };
}
