import { toDec, toUnits, type Dec } from '../../decimal.js';
import { add, fixed, ratio, short, times, type Ratio } from '../../ratio.js';
import type { ConvertedWork, Cost, CountedMark, ExplainedMonth, LeaderCost, MonthTerm } from '../explained-month.js';
import type { LegalMonthRecord, WorkLine } from '../month-record.js';
import { figures } from './constants.js';
import { pointsOf } from './results.js';
import { scoreMonth, workOutMonth, type Leading, type WorkedMonth } from './score-month.js';
import { amountPlaces, type LineWork, type MarkLoss, type WorkTotals } from './work.js';

/**
 * The month's score term by term, in codes and decimal text, out of which pages make sentences. With one missing
 * K 14 of 68: 20.59 % of each of a, b and c, together 14.41 points for staff. Points are before the cut: with all of
 * them back the results would be 70. Takes what `checkLegalMonth` let through, as `scoreMonth` does.
 */
export function explainMonth(record: LegalMonthRecord): ExplainedMonth {
  const worked = workOutMonth(record);
  const price = priceOf(worked);
  const { lines, totals, leading } = worked;
  return {
    result: scoreMonth(record),
    capAt: record.capAt ?? 'average',
    markTakes: record.markTakes ?? 'quarter',
    terms: termsOf(worked),
    totals: amountsOf(totals),
    missing: lines.flatMap((line) => converted(line, missingOf(line.line), price)),
    extra: lines.flatMap((line) => converted(line, toUnits(line.line.extra), price)),
    marks: lines.flatMap((line) => [...marksOf(line, 'failed', price), ...marksOf(line, 'late', price)]),
    leader: leading ? leaderCosts(leading, worked) : [],
    led: leading && { people: leading.people, below: leading.below },
    cut: cutOf(worked),
  };
}

type Price = (amount: bigint, parts: number) => Cost;

/** An amount as percent of A, and as points over so many of the mean's parts. */
function priceOf({ totals, results }: WorkedMonth): Price {
  return (amount, parts) => {
    if (!results) return { percent: null, points: null };
    const percent = ratio(100n * amount, totals.assigned);
    return {
      percent: fixed(percent, 2),
      points: fixed(pointsOf(times(percent, BigInt(parts)), results.used.length), 2),
    };
  };
}

function converted({ line }: LineWork, quantity: bigint, price: Price): ConvertedWork[] {
  if (quantity === 0n) return [];
  const { product, factor } = line;
  const amount = toUnits(factor) * quantity;
  return [{ product, factor, quantity: toDec(quantity), amount: toDec(amount, amountPlaces), ...price(amount, 3) }];
}

function missingOf({ assigned, completed }: WorkLine): bigint {
  return toUnits(assigned) - toUnits(completed);
}

function marksOf(work: LineWork, kind: 'failed' | 'late', price: Price): CountedMark[] {
  const { product, factor } = work.line;
  const place =
    kind === 'failed' ? ({ part: 'b', article: '14.2b' } as const) : ({ part: 'c', article: '14.2c' } as const);
  return work[kind].map(({ marks, counted, lost }: MarkLoss) => {
    return { kind, ...place, product, factor, marks, counted, amount: toDec(lost, amountPlaces), ...price(lost, 1) };
  });
}

function leaderCosts(leading: Leading, { results }: WorkedMonth): LeaderCost[] {
  const lost = BigInt(figures.leaderWhole.value) - BigInt(figures.leaderHalf.value);
  const half = results && fixed(pointsOf(ratio(lost), results.used.length), 2);
  return leaderParts
    .filter(({ part }) => leading[part] === figures.leaderHalf.value)
    .map((place) => ({ ...place, points: half }));
}

function amountsOf(totals: WorkTotals): Record<keyof WorkTotals, Dec> {
  const texts = Object.entries(totals).map(([key, amount]: [string, bigint]) => [key, toDec(amount, amountPlaces)]);
  return Object.fromEntries(texts) as Record<keyof WorkTotals, Dec>;
}

function termsOf({ shares, leading, results }: WorkedMonth): MonthTerm[] {
  if (!shares || !results) return [];
  const led = leaderParts.flatMap(({ part, article }) => {
    const value = leading?.[part];
    return value ? [{ part, article, value: ratio(BigInt(value)) }] : [];
  });
  const work = shares.map((value, place) => ({ ...workParts[place]!, value }));
  return [...work, ...led].map(({ part, article, value }, place) => {
    const used = results.used[place] as Ratio;
    const points = fixed(pointsOf(used, results.used.length), 2);
    return { part, article, value: short(value, 4), used: short(used, 4), points };
  });
}

const leaderParts = [
  { part: 'd', article: '15.3a' },
  { part: 'đ', article: '15.3b' },
  { part: 'e', article: '15.3c' },
] as const;

const workParts = [
  { part: 'a', article: '14.2a' },
  { part: 'b', article: '14.2b' },
  { part: 'c', article: '14.2c' },
] as const;

/** With `component` each part is cut by itself; what is over is then the sum of what was cut. */
function cutOf({ shares, leading, results }: WorkedMonth) {
  if (!shares || !results?.cut) return null;
  const led = leading ? [leading.d, leading.đ, leading.e].filter((part) => part !== null) : [];
  const whole = [...shares, ...led.map((part) => ratio(BigInt(part)))].reduce(add);
  const before = pointsOf(whole, results.used.length);
  return { before: fixed(before, 2), over: fixed(add(before, times(results.after, -1n)), 2) };
}
