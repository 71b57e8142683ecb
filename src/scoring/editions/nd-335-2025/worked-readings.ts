import type { Dec } from '../../decimal.js';
import { ceiling } from '../quota.js';
import { meanOfSpan } from '../mean.js';
import type { LeaderMonth, LegalMonthRecord, MarkTakes, WorkLine } from '../month-record.js';
import { legalMonthFormat } from '../month-record.js';
import type { Absence, Band } from '../terms.js';
import type { QuotaBase, ServiceSpan, YearGroupRecord, YearOfficial } from '../year-record.js';
import { yearGroupFormat } from '../year-record.js';
import { checkMonth } from './check-month.js';
import { classifyYear } from './classify-year.js';
import { commonItemRules } from './common-items.js';
import { figures, nd335 } from './constants.js';
import type { ReadingCode } from './formulas.js';
import { serviceOf } from './service.js';
import { scoreMonth } from './score-month.js';
import { unitRating } from './unit-rating.js';

/** One figure of a worked case: points, percent and counts as decimal text, a level or a month by its code; null: there is none. */
interface WorkedFigure {
  readonly name: string;
  readonly value: Dec | null;
  readonly words?: 'band' | 'day';
}

/** What is reckoned, and what comes of it. `option`: the choice it is reckoned by. */
export interface WorkedCase {
  readonly option: string;
  readonly name: string;
  readonly work?: readonly WorkLine[];
  readonly led?: readonly Dec[];
  readonly scores?: readonly (Dec | null)[];
  readonly figures: readonly WorkedFigure[];
}

const items = Object.fromEntries(Object.entries(commonItemRules).map(([item, { most }]) => [item, most]));
const common = { ...items, 'II.4': '2', 'III.1': '2', 'III.4': '1.5' } as LegalMonthRecord['common'];

function line(product: string, factor: Dec, assigned: Dec, given: Partial<WorkLine> = {}): WorkLine {
  return { product, factor, assigned, completed: assigned, extra: '0', failed: [], late: [], ...given };
}

function staff(work: readonly WorkLine[], given: object = {}): LegalMonthRecord {
  const first = figures.firstMonth.value;
  return { format: legalMonthFormat, edition: nd335.code, period: first, leader: false, common, work, ...given };
}

function leader(work: readonly WorkLine[], led: readonly Dec[], given: Partial<LeaderMonth> = {}): LegalMonthRecord {
  return { ...staff(work), leader: true, led, organising: '100', uniting: '100', ...given } as LegalMonthRecord;
}

/** A record that the rules let through, scored as any other is. */
function month(option: string, name: string, record: LegalMonthRecord): WorkedCase {
  const { a, b, c, d, results, score, band } = scoreMonth(record);
  const parts = [
    { name: 'a', value: a },
    { name: 'b', value: b },
    { name: 'c', value: c },
  ];
  return {
    ...{ option, name, work: record.work, ...(record.leader && { led: record.led }) },
    figures: [
      ...parts,
      ...(record.leader ? [{ name: 'd', value: d }] : []),
      { name: 'results', value: results },
      { name: 'score', value: score },
      { name: 'band', value: band, words: 'band' },
    ],
  };
}

function official(months: readonly (Dec | null)[], absent: Record<string, Absence> = {}): YearOfficial {
  return { code: 'A', group: 'A', months, absent, overrides: [] };
}

function year(one: YearOfficial, given: Partial<YearGroupRecord> = {}) {
  const record: YearGroupRecord = {
    ...{ format: yearGroupFormat, edition: nd335.code, year: 2026, quotaBase: 'good' },
    ...{ share: figures.quotaShare.value, organisation: null, head: null, officials: [one], ...given },
  };
  return classifyYear(record).officials[0]!;
}

function labelled(option: string, name: string, one: YearOfficial, given: Partial<YearGroupRecord> = {}): WorkedCase {
  const { mean, label } = year(one, given);
  return {
    ...{ option, name, scores: one.months },
    figures: [
      { name: 'mean', value: mean },
      { name: 'label', value: label, words: 'band' },
    ],
  };
}

/** Service alone: the months in it have scores, whatever the points. */
function served(name: string, service: readonly ServiceSpan[]): WorkedCase {
  const { months, days } = serviceOf(service, 2026);
  const { label } = year({ ...official(twelve('80'), {}), service });
  return {
    ...{ option: 'from-first-day', name },
    figures: [
      { name: 'serviceMonths', value: String(months) },
      { name: 'serviceDays', value: String(days) },
      { name: 'label', value: label, words: 'band' },
    ],
  };
}

const twelve = (score: Dec | null): (Dec | null)[] => Array.from({ length: 12 }, () => score);
const absentFor = (months: number, reason: Absence) =>
  Object.fromEntries(Array.from({ length: months }, (_, place) => [String(place + 1), reason]));
const working = (absent: Record<string, Absence>, score: Dec) =>
  official(
    twelve(score).map((each, place) => (absent[place + 1] ? null : each)),
    absent,
  );
const disciplined = (absent: Record<string, Absence>): YearOfficial => ({
  ...working(absent, '80'),
  overrides: ['discipline'],
});
const most = (option: string, name: string, counts: readonly number[], base: QuotaBase): WorkedCase => ({
  ...{ option, name },
  figures: counts.flatMap((n) => [
    { name: 'people', value: String(n) },
    { name: 'ceiling', value: String(ceiling(n, figures.quotaShare.value, base)) },
  ]),
});

/** Everything done half as much again: what is over cancels the halves of đ and e, or does not. */
const overworked = leader([line('1', '4', '10', { extra: '5' })], ['81.06'], { organising: '50', uniting: '50' });
const marked = (markTakes: MarkTakes) =>
  staff([line('1', '5', '4', { late: [1, 1] }), line('2', '12', '2', { failed: [1] }), line('3', '1', '10')], {
    markTakes,
  });
const failed = (marks: number) => staff([line('1', '5', '4', { failed: [marks] })]);
const done = (completed: Dec, assigned: Dec) => staff([line('1', '2', assigned, { completed })]);
const quarter = [done('5', '10'), done('40', '40'), done('10', '10')];
const whole = done('55', '60');
const scoresOf = (records: readonly LegalMonthRecord[]) => records.map((record) => scoreMonth(record).score);

function span(option: string, name: string, scores: readonly (Dec | null)[], absent: readonly number[] = []) {
  const known = scores.map((score, place) => ({
    ...{ month: `2026-0${place + 1}`, score, absent: absent.includes(place + 1) },
  }));
  const { mean } = meanOfSpan({ kind: 'quarter', year: 2026, nth: 1 }, known);
  return { option, name, scores, figures: [{ name: 'mean', value: mean }] };
}

/** Two offices of five excellent or good people each: one agency, or two. */
function offices(option: 'no' | 'yes'): WorkedCase {
  return most(option, option, option === 'yes' ? [5, 5] : [10], 'good');
}

function lowered(name: string, excellent: number): WorkedCase {
  const n = 12;
  const allowed = ceiling(n, figures.quotaShare.value, 'good');
  const over = String(Math.max(0, excellent - allowed));
  return {
    ...{ option: 'proposed-by-person', name },
    figures: [
      { name: 'people', value: String(n) },
      { name: 'excellent', value: String(excellent) },
      { name: 'ceiling', value: String(allowed) },
      { name: 'over', value: over },
    ],
  };
}

function organisation(): WorkedCase {
  const facts = { completed: '100', late: '5', quality: true, beyond: '40', subUnitFailing: false } as const;
  const rated = unitRating('28', '67', {
    ...{ ...facts, defectsFixed: true, wrongdoing: false, planCompleted: '100', forceMajeure: false },
  });
  return {
    ...{ option: 'said', name: 'late' },
    figures: [
      { name: 'total', value: rated.total },
      { name: 'byPoints', value: rated.byPoints, words: 'band' },
      { name: 'level', value: rated.level, words: 'band' },
    ],
  };
}

function headUnder(level: Band): WorkedCase {
  return labelled('by-decision', level, official(twelve('91.79')), { head: 'A', organisation: level });
}

function step(mark: Dec): WorkedCase {
  const record = staff([line('1', '1', '1')], { common: { ...common, 'III.1': mark } });
  const taken = checkMonth(record).length === 0;
  return {
    ...{ option: 'quarter-points', name: taken ? 'taken' : 'refused' },
    figures: [
      { name: 'mark', value: mark },
      { name: 'common', value: taken ? scoreMonth(record).common : null },
    ],
  };
}

/** The consequence of each reading, reckoned by what scores everybody: nothing here is a result that was typed in. */
export const workedReadings: Readonly<Record<ReadingCode, () => readonly WorkedCase[]>> = {
  'cap-at': () => [
    month('average', 'overwork', { ...overworked, capAt: 'average' }),
    month('component', 'overwork', { ...overworked, capAt: 'component' }),
  ],
  'mark-takes': () => [month('quarter', 'marked', marked('quarter')), month('whole', 'marked', marked('whole'))],
  'quota-base': () => [
    most('good', 'counts', [5, 10, 12], 'good'),
    most('good-or-better', 'counts', [5, 10, 12], 'good-or-better'),
  ],
  rhythm: () => [
    span('month', 'months', scoresOf(quarter)),
    span(
      'quarter',
      'whole',
      [whole, whole, whole].map((record) => scoreMonth(record).score),
    ),
  ],
  'using-agency': () => [offices('no'), offices('yes')],
  'rounded-once': () => [
    month(
      'half-up-two-decimals',
      'edge',
      staff([line('1', '0.1', '140', { completed: '125.99' })], { common: { ...common, 'II.4': '1' } }),
    ),
  ],
  'nothing-assigned': () => [month('no-result', 'extra-only', staff([line('1', '5', '0', { extra: '3' })]))],
  'product-loses-itself': () => [
    month('at-most-itself', 'four', failed(4)),
    month('at-most-itself', 'five', failed(5)),
  ],
  'part-loses-as-whole': () => [
    month('quarter-of-one-product', 'half', staff([line('1', '4', '0.5', { failed: [1] }), line('2', '1', '2')])),
  ],
  'leads-nobody': () => [
    month('mean-of-five', 'nobody', leader([line('1', '1', '10', { completed: '8' })], [])),
    month('mean-of-five', 'somebody', leader([line('1', '1', '10', { completed: '8' })], ['81.06'])),
  ],
  'led-without-score': () => [month('left-out', 'one-of-two', leader([line('1', '1', '10')], ['81.06']))],
  'organising-between': () => [
    month('said-by-scorer', 'whole', leader([line('1', '1', '10', { completed: '9' })], ['81.06'])),
    month(
      'said-by-scorer',
      'half',
      leader([line('1', '1', '10', { completed: '9' })], ['81.06'], { organising: '50' }),
    ),
  ],
  'not-in-service': () => [labelled('left-out', 'joined', working(absentFor(2, 'not-in-service'), '90.5'))],
  'absence-in-quarter': () => [span('left-out', 'sick', [null, '80', '91'], [1])],
  'whole-months': () => [
    labelled('calendar-months', 'six', working(absentFor(6, 'not-in-service'), '80')),
    labelled('calendar-months', 'five', working(absentFor(7, 'not-in-service'), '80')),
  ],
  'parts-of-months': () => [
    served('july', [{ from: '2026-07-20' }]),
    served('parts', [
      { from: '2026-01-01', to: '2026-03-10' },
      { from: '2026-06-01', to: '2026-08-31' },
      { from: '2026-12-01', to: '2026-12-20' },
    ]),
  ],
  'service-or-override': () => [
    labelled('service-first', 'five', disciplined(absentFor(7, 'not-in-service'))),
    labelled('service-first', 'six', disciplined(absentFor(6, 'not-in-service'))),
  ],
  'no-working-month': () => [labelled('open', 'sick', working(absentFor(12, 'sick'), '80'))],
  'fewer-months': () => {
    const scores = twelve('88.4').map((score, place) => (place === 11 ? null : score));
    const months = scores.map((score, place) => ({
      month: `2026-${String(place + 1).padStart(2, '0')}`,
      score,
      absent: false,
    }));
    const { mean, provisional } = meanOfSpan({ kind: 'year', year: 2026, nth: 1 }, months);
    const told = [
      { name: 'mean', value: mean },
      { name: 'provisional', value: provisional },
    ];
    return [{ option: 'by-decision', name: 'eleven', scores, figures: told }];
  },
  'ceiling-counts': () => [most('everybody', 'with', [12], 'good'), most('everybody', 'without', [10], 'good')],
  'gives-way': () => [lowered('before', 4), lowered('after', 2)],
  'level-fits-none': () => [organisation()],
  'level-replaced': () => [headUnder('excellent'), headUnder('good')],
  /** Days are no matter of scoring: reckoned by who knows the holidays. */
  'petition-days': () => [],
  'law-of-year': () => [
    {
      ...{ option: 'last-day', name: 'year' },
      figures: [
        { name: 'year', value: '2026-12-31', words: 'day' },
        { name: 'inForce', value: nd335.inForce, words: 'day' },
      ],
    },
  ],
  'common-step': () => [step('2.25'), step('2.3')],
};
