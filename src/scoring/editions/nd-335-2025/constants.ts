import type { Dec } from '../../decimal.js';
import type { Figure, LawEdition, Sourced, Step } from '../edition.js';
import type { LeaderShare } from '../month-record.js';
import type { Absence, Band, Override, SpanKind } from '../terms.js';
import { commonItemRules } from './common-items.js';

/** Nghị định 335/2025/NĐ-CP, read first-hand. */
export const nd335 = {
  code: 'nd-335-2025',
  document: '335/2025/NĐ-CP',
  signed: '2025-12-21',
  inForce: '2026-01-01',
  source: 'law',
  persons: {
    'civil-servant': { standing: 'law', article: '2.2' },
    contract: { standing: 'agency-may-decide', article: '28.2' },
    cadre: { standing: 'unit-choice', article: null },
    'public-employee': { standing: 'unit-choice', article: null },
  },
} as const satisfies LawEdition;

type Steps = readonly (Step<Band> & { readonly article: string })[];

/** Each figure once, with its article; the text is the only source. Asked by day: `law.ts`. */
export const figures = {
  /** YYYY-MM */
  firstMonth: sourced<string>(nd335.inForce.slice(0, 7), '27.1'),

  /** Of an official's points, rounded to two decimals. */
  bands: sourced<Steps>(
    [
      { level: 'excellent', from: '90', article: '20.1' },
      { level: 'good', from: '70', article: '20.2' },
      { level: 'completed', from: '50', article: '20.3' },
      { level: 'not-completed', from: '0', article: '20.4a' },
    ],
    '20.4',
  ),
  /** Points of a hundred. */
  commonMost: sourced(30n, '12.2'),
  resultsMost: sourced(70n, '12.3'),
  /** The ten items and the most of each: 10 points in each of three groups. */
  commonItems: sourced(commonItemRules, 'PL II.01'),
  /** In what steps an item is marked. */
  commonStep: reading<Dec>('0.25', '12.2'),

  /** What one counted mark takes of its product, in percent. */
  failedMark: sourced(25n, '14.2b'),
  lateMark: sourced(25n, '14.2c'),
  /** d, đ and e are one or the other, in percent. */
  leaderWhole: sourced<LeaderShare>('100', '15.3a'),
  leaderHalf: sourced<LeaderShare>('50', '15.3a'),

  /** Months in a mean. */
  spanMonths: sourced<Readonly<Record<SpanKind, number>>>({ quarter: 3, half: 6, year: 12 }, '17.3'),
  /** Whole months in service below which a year is not classified. */
  fewestMonths: sourced(6, '11.1'),
  /** Excellent to good, at most: by itself, and by the competent authority's decision. */
  quotaShare: sourced<Dec>('0.2', '20.5a'),
  quotaShareDecided: sourced<Dec>('0.25', '20.5b'),
  overrides: sourced<Readonly<Record<Override, string>>>(
    {
      degradation: '20.4b',
      'exemplarity-breach': '20.4b',
      discipline: '20.4c',
      'corruption-in-unit': '20.4d',
    },
    '20.4',
  ),
  /** The article of each; null: a reading, the text does not speak of it. */
  absences: sourced<Readonly<Record<Absence, string | null>>>(
    { sick: '11.2', maternity: '11.2', unpaid: '11.2', 'not-in-service': null },
    '11.2',
  ),
  /** MM-DD: the year's labels are due before that day; the second in the year after, where the work is of a special kind. */
  yearDue: sourced<string>('12-15', '19.2'),
  specialYearDue: sourced<string>('01-15', '19.2'),

  /** An organisation's points of a hundred, and the levels they are cut at. */
  unitCommonMost: sourced(30n, '6'),
  unitResultsMost: sourced(70n, '7'),
  unitBands: sourced<Steps>(
    [
      { level: 'excellent', from: '90', article: '8.1' },
      { level: 'good', from: '70', article: '8.2' },
      { level: 'completed', from: '50', article: '8.3' },
      { level: 'not-completed', from: '0', article: '8.4' },
    ],
    '8.4',
  ),
  /** Percent of the tasks given, and of the year's plan. */
  unitFewestBeyond: sourced(30n, '8.1a'),
  unitMostLate: sourced(20n, '8.3'),
  unitFewestPlanned: sourced(70n, '8.4b'),
  /** As `quotaShare`, of the organisations under one competent authority. */
  unitQuotaShare: sourced<Dec>('0.2', '8.5a'),
  unitQuotaShareDecided: sourced<Dec>('0.25', '8.5b'),

  petitionWorkingDays: sourced(7, '22'),
  nationalDatabaseDays: sourced(5, '26.1d'),
  mostProductGroups: sourced(5, '13.1a'),
} as const satisfies Readonly<Record<string, Figure<unknown>>>;

function sourced<T>(value: T, article: string): Sourced<T> {
  return { value, article };
}

function reading<T>(value: T, silent: string): Figure<T> {
  return { value, silent };
}
