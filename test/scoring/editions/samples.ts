import { checkLegalMonth, scoreLegalMonth } from '../../../src/scoring/editions/legal-month.js';
import { checkYearGroup, classifyYear } from '../../../src/scoring/editions/legal-year.js';
import { commonItemRules } from '../../../src/scoring/editions/nd-335-2025/common-items.js';
import {
  commonItems,
  type CommonItem,
  type LegalMonthRecord,
  type WorkLine,
} from '../../../src/scoring/editions/month-record.js';
import type { YearGroupRecord, YearOfficial } from '../../../src/scoring/editions/year-record.js';
import { faultText } from '../../../src/scoring/fault-text.js';

const full = Object.fromEntries(commonItems.map((item) => [item, commonItemRules[item].most])) as Record<
  CommonItem,
  string
>;

/** The ten items at their maximum, some of them otherwise. */
export const common = (changed: Partial<Record<CommonItem, string>> = {}) => ({ ...full, ...changed });
export const common265 = common({ 'III.4': '0', 'III.3': '1.5' });
export const common28 = common({ 'II.4': '2', 'III.1': '2', 'III.4': '1.5' });

export function line(
  product: string,
  factor: string,
  assigned: number | string,
  given: Partial<WorkLine> = {},
): WorkLine {
  const all = String(assigned);
  return { product, factor, assigned: all, completed: all, extra: '0', failed: [], late: [], ...given };
}

/** One product of K 1, out of a hundred: percentages as they are. */
export const percent = (completed: number, given: Partial<WorkLine> = {}) =>
  line('P', '1', 100, { completed: String(completed), ...given });

export function staff(work: WorkLine[], given: object = {}): LegalMonthRecord {
  const head = { format: 'thuoc-do/legal-month@1', edition: 'nd-335-2025', period: '2026-11' } as const;
  return { ...head, leader: false, common: common(), work, ...given };
}

export function leader(work: WorkLine[], led: string[], given: object = {}): LegalMonthRecord {
  return { ...staff(work), leader: true, led, organising: '100', uniting: '100', ...given } as LegalMonthRecord;
}

/** The four products of the worked figures: 10×K1, 4×K5, 2×K12, 1×K14, 68 together. */
export const plan = (
  given: { k1?: Partial<WorkLine>; k5?: Partial<WorkLine>; k12?: Partial<WorkLine>; k14?: Partial<WorkLine> } = {},
) => [
  line('DC.01', '1', 10, given.k1),
  line('DC.02', '5', 4, given.k5),
  line('DC.05', '12', 2, given.k12),
  line('DC.08', '14', 1, given.k14),
];

/** A record that the rules let through, scored. */
export function scored(record: LegalMonthRecord) {
  const faults = checkLegalMonth(record).map(faultText);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return scoreLegalMonth(record);
}

export const twelve = (score: string | null) => Array<string | null>(12).fill(score);

export function person(
  code: string,
  months: (string | null)[] | string,
  given: Partial<YearOfficial> = {},
): YearOfficial {
  return {
    code,
    group: 'clerks',
    months: typeof months === 'string' ? twelve(months) : months,
    absent: {},
    overrides: [],
    ...given,
  };
}

export function year(officials: YearOfficial[], given: Partial<YearGroupRecord> = {}): YearGroupRecord {
  const head = {
    format: 'thuoc-do/year-group@1',
    edition: 'nd-335-2025',
    year: 2026,
    quotaBase: 'good',
    share: '0.2',
  } as const;
  return { ...head, organisation: null, head: null, officials, ...given };
}

export function classified(record: YearGroupRecord) {
  const faults = checkYearGroup(record).map(faultText);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return classifyYear(record);
}

/** The one official of a record alone. */
export const alone = (official: YearOfficial, given: Partial<YearGroupRecord> = {}) =>
  classified(year([official], given)).officials[0]!;
