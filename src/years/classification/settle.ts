import { cappedLabel, levelsHeaded } from '../../scoring/editions/head-cap.js';
import { classifyYear } from '../../scoring/editions/legal-year.js';
import type { Band } from '../../scoring/editions/terms.js';
import { meanOf } from '../../scoring/editions/mean.js';
import { quotaOf } from '../../scoring/editions/quota.js';
import type { Quota, YearClassified, YearGroupRecord, YearOfficial } from '../../scoring/editions/year-record.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Label } from '../year-record.queries.js';

/** What was decided about one person beside the record. */
export interface Settled {
  /** The classifier proposes 'good' where the record says 'excellent'. */
  lowered: boolean;
  /** A decision lets the label stand on the months there are. */
  fewerMonths: boolean;
  /** The label a decision gives to who has no working month; it counts only while that is so. */
  withoutMonths: Label | null;
  /** The label in force, once decided. */
  decided: Label | null;
}

export const NOTHING_SETTLED: Settled = { lowered: false, fewerMonths: false, withoutMonths: null, decided: null };

export interface PersonLabel {
  code: string;
  group: string;
  /** Null while a month is missing and no decision lets it be. */
  mean: Dec | null;
  /** Over the months there are; never a result by itself. */
  provisional: Dec | null;
  months: number;
  missing: readonly number[];
  byPoints: Band | null;
  /** What the record comes to: points, overrides, caps. Null: open. */
  computed: Label | null;
  /** The label in force; before the decision, what it would be. */
  label: Label | null;
  reasons: readonly string[];
}

export interface SettledGroup {
  people: readonly PersonLabel[];
  agency: Quota;
  groups: ReadonlyMap<string, Quota>;
}

/** The labels of an agency as they stand, and the ceilings over them. Depends on the record and on what is settled alone, in any order. */
export function settle(record: YearGroupRecord, settled: ReadonlyMap<string, Settled>): SettledGroup {
  const of = (code: string) => settled.get(code) ?? NOTHING_SETTLED;
  const officials = record.officials.map((official) =>
    of(official.code).fewerMonths ? withoutMissing(official) : official,
  );
  const classified = classifyYear({ ...record, officials }).officials;
  const headed = levelsHeaded(record);
  const people = classified.map((one, place) =>
    personLabel(withoutMonths(one, of(one.code), headed.get(one.code) ?? null), record.officials[place]!, of(one.code)),
  );
  const quota = (among: readonly PersonLabel[]) =>
    quotaOf(
      among.map(({ label }) => label),
      record.share,
      record.quotaBase,
    );
  const names = [...new Set(people.map(({ group }) => group))];
  return {
    people,
    agency: quota(people),
    groups: new Map(names.map((name) => [name, quota(people.filter(({ group }) => group === name))])),
  };
}

type Computed = Omit<YearClassified, 'reasons'> & { reasons: readonly string[] };

/** The text says nothing of a year without a working month: what the competent person decided stands, under the head's cap. */
function withoutMonths(one: YearClassified, { withoutMonths: decided }: Settled, headed: Band | null): Computed {
  if (decided === null || !one.reasons.includes('no-working-month')) return one;
  const label = cappedLabel(decided, headed);
  return {
    ...one,
    label,
    reasons: [...one.reasons, 'decided-without-months', ...(label === decided ? [] : ['head-cap'])],
  };
}

function personLabel(one: Computed, official: YearOfficial, settled: Settled): PersonLabel {
  const { mean, provisional, months, missing } = meanOf(
    official.months.map((score, place) => ({
      month: String(place + 1),
      score,
      absent: Object.hasOwn(official.absent, place + 1),
    })),
  );
  const computed = one.label;
  const reasons: string[] = [...one.reasons];
  if (settled.fewerMonths && missing.length > 0) reasons.push('fewer-months');
  const lowered = settled.lowered && computed === 'excellent';
  if (lowered) reasons.push('lowered');
  return {
    code: one.code,
    group: one.group,
    mean: settled.fewerMonths ? provisional : mean,
    provisional,
    months,
    missing: missing.map(Number),
    byPoints: one.byPoints,
    computed,
    label: settled.decided ?? (lowered ? 'good' : computed),
    reasons,
  };
}

/** For the arithmetic alone: a missing month is left out of the mean and stays a month of service, as a sick one is. */
function withoutMissing(official: YearOfficial): YearOfficial {
  const missing = official.months.flatMap((score, place) =>
    score === null && !Object.hasOwn(official.absent, place + 1) ? [[place + 1, 'sick'] as const] : [],
  );
  return { ...official, absent: { ...official.absent, ...Object.fromEntries(missing) } };
}
