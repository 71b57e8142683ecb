import { levelOf } from '../levels.js';
import { cappedLabel, levelsHeaded } from '../head-cap.js';
import { meanOf } from '../mean.js';
import { quotaOf } from '../quota.js';
import type { Band } from '../terms.js';
import type {
  Label,
  LabelReason,
  YearClassified,
  YearGroupRecord,
  YearGroupResult,
  YearOfficial,
} from '../year-record.js';
import { figures } from './constants.js';
import { monthsServed } from './service.js';

/**
 * The year's labels of an agency and the ceilings of a record that `checkYearGroup` let through. Means in points,
 * two decimals. First the six months, then overrides, then points, then the head's cap; it never picks who gives way.
 * Errors: RangeError on a record that was not checked. Source: Điều 11, 17.3, 20; readings in editions/README.
 */
export function classifyYear(record: YearGroupRecord): YearGroupResult {
  const { share, quotaBase } = record;
  const units = levelsHeaded(record);
  const officials = record.officials.map((official) =>
    classify(official, record.year, units.get(official.code) ?? null),
  );
  const labels = officials.map(({ label }) => label);
  const groups = [...new Set(officials.map(({ group }) => group))].map((name) => {
    const own = officials.filter(({ group }) => group === name).map(({ label }) => label);
    return [name, quotaOf(own, share, quotaBase)] as const;
  });
  return { officials, agency: quotaOf(labels, share, quotaBase), groups: new Map(groups) };
}

function classify(official: YearOfficial, year: number, headed: Band | null): YearClassified {
  const { code, group, months: scores, absent } = official;
  const { mean, months, missing } = meanOf(
    scores.map((score, place) => ({ month: String(place + 1), score, absent: Object.hasOwn(absent, place + 1) })),
  );
  const byPoints = mean === null ? null : levelOf(mean, figures.bands.value);
  const own = labelOf(official, year, byPoints, months + missing.length);
  const capped = cappedLabel(own.label, headed);
  const reasons: LabelReason[] = capped === own.label ? own.reasons : [...own.reasons, 'head-cap'];
  const inForce = decidedOf(official, capped);
  return {
    ...{ code, group, mean, months, missing: missing.map(Number), byPoints },
    label: inForce.label,
    reasons: [...reasons, ...inForce.reasons],
  };
}

/** Who was decided has that label; where the record comes to another one, it says so. */
function decidedOf({ decided }: YearOfficial, computed: Label | null): Labelled {
  if (!decided || decided.label === computed) return { label: computed, reasons: [] };
  const lowered = computed === 'excellent' && decided.label === 'good';
  return { label: decided.label, reasons: [lowered ? 'lowered' : 'decided'] };
}

interface Labelled {
  readonly label: Label | null;
  readonly reasons: LabelReason[];
}

function labelOf(official: YearOfficial, year: number, byPoints: Band | null, workingMonths: number): Labelled {
  if (monthsServed(official, year) < figures.fewestMonths.value)
    return { label: 'not-classified', reasons: ['not-classified:11.1'] };
  const overrides = [...new Set(official.overrides)].map((override): LabelReason => `override:${override}`);
  if (overrides.length > 0) return { label: 'not-completed', reasons: overrides };
  return { label: byPoints, reasons: workingMonths === 0 ? ['no-working-month'] : [] };
}
