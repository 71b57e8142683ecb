import { one, toUnits, type Dec } from '../../decimal.js';
import { add, fixed, ratio, short, type Ratio } from '../../ratio.js';
import { levelOf } from '../levels.js';
import {
  commonItems,
  type LeaderShare,
  type LegalMonthNote,
  type LegalMonthRecord,
  type LegalMonthResult,
} from '../month-record.js';
import { figures } from './constants.js';
import { resultsOf, type Results } from './results.js';
import { sharesOf, totalsOf, workOf, type LineWork, type WorkTotals } from './work.js';

/** A month worked out and not yet rounded. */
export interface WorkedMonth {
  readonly lines: readonly LineWork[];
  readonly totals: WorkTotals;
  readonly shares: readonly [a: Ratio, b: Ratio, c: Ratio] | null;
  /** d, đ, e of a leader, d null where nobody is led; null for staff. */
  readonly leading: Leading | null;
  /** Null: nothing was assigned. */
  readonly results: Results | null;
}

export interface Leading {
  readonly d: LeaderShare | null;
  readonly đ: LeaderShare;
  readonly e: LeaderShare;
  readonly people: number;
  /** How many of them stand in the band not-completed. */
  readonly below: number;
}

/**
 * The month's score of a record that `checkLegalMonth` let through: common (0…30) and results (0…70), in points,
 * rounded once, half up, to two decimals; the band by the rounded score. Nothing assigned: no results, never 0.
 * Errors: RangeError on a record that was not checked. Source: Điều 12 to 17; readings in editions/README.
 */
export function scoreMonth(record: LegalMonthRecord): LegalMonthResult {
  const { shares, leading, results } = workOutMonth(record);
  const common = commonPoints(record);
  const score = results && fixed(add(results.after, common), 2);
  const [a, b, c] = shares?.map((share) => short(share, 4)) ?? [];
  return {
    common: fixed(common, 2),
    a: a ?? null,
    b: b ?? null,
    c: c ?? null,
    d: leading?.d ?? null,
    đ: leading?.đ ?? null,
    e: leading?.e ?? null,
    results: results && fixed(results.after, 2),
    score,
    band: score === null ? null : levelOf(score, figures.bands.value),
    note: noteOf(shares === null, leading),
  };
}

export function workOutMonth(record: LegalMonthRecord): WorkedMonth {
  const lines = record.work.map((line) => workOf(line, record.markTakes));
  const totals = totalsOf(lines);
  const shares = sharesOf(totals);
  const leading = record.leader ? leadingOf(record.led, record.organising, record.uniting) : null;
  const parts = leading ? [leading.d, leading.đ, leading.e].filter((part) => part !== null) : [];
  const used = parts.map((part) => ratio(BigInt(part)));
  return { lines, totals, shares, leading, results: shares && resultsOf(shares, used, record.capAt ?? 'average') };
}

/** d by Điều 15.3a: one person in the band not-completed halves it, a second changes nothing. */
function leadingOf(led: readonly Dec[], đ: LeaderShare, e: LeaderShare): Leading {
  const below = led.filter((score) => levelOf(score, figures.bands.value) === 'not-completed').length;
  const d = led.length === 0 ? null : below === 0 ? figures.leaderWhole.value : figures.leaderHalf.value;
  return { d, đ, e, people: led.length, below };
}

function commonPoints({ common }: LegalMonthRecord): Ratio {
  return ratio(
    commonItems.reduce((total, item) => total + toUnits(common[item]), 0n),
    one,
  );
}

/** What stops the result goes before what only changes it. */
function noteOf(nothingAssigned: boolean, leading: Leading | null): LegalMonthNote | null {
  if (nothingAssigned) return 'no-assigned-work';
  return leading?.people === 0 ? 'leads-nobody' : null;
}
