import type { Edition, Sourced, Step } from '../edition.js';

/** Nghị định 335/2025/NĐ-CP, read first-hand. Each figure stands with its article; the text is the only source. */
export const nd335: Edition = {
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
};

/** The first month of the edition, YYYY-MM. */
export const firstMonth: Sourced<string> = { value: '2026-01', article: '27.1' };

export type Band = 'excellent' | 'good' | 'completed' | 'not-completed';
export const bandCodes: readonly Band[] = ['excellent', 'good', 'completed', 'not-completed'];

/** Điều 20: xuất sắc, tốt, hoàn thành, không hoàn thành. Compared with points rounded to two decimals. */
export const bands: readonly (Step<Band> & { readonly article: string })[] = [
  { level: 'excellent', from: '90', article: '20.1' },
  { level: 'good', from: '70', article: '20.2' },
  { level: 'completed', from: '50', article: '20.3' },
  { level: 'not-completed', from: '0', article: '20.4a' },
];

/** Points of a hundred. */
export const commonMost: Sourced<bigint> = { value: 30n, article: '12.2' };
export const resultsMost: Sourced<bigint> = { value: 70n, article: '12.3' };

/** What one counted mark takes of its product, in percent. */
export const failedMark: Sourced<bigint> = { value: 25n, article: '14.2b' };
export const lateMark: Sourced<bigint> = { value: 25n, article: '14.2c' };

/** d, đ and e are one or the other, in percent. */
export const leaderShares = ['100', '50'] as const;
export type LeaderShare = (typeof leaderShares)[number];
export const leaderParts = [
  { part: 'd', article: '15.3a' },
  { part: 'đ', article: '15.3b' },
  { part: 'e', article: '15.3c' },
] as const;

/** Excellent to good, at most: by itself, and by the competent authority's decision. */
export const usualShare: Sourced<string> = { value: '0.2', article: '20.5a' };
export const decidedShare: Sourced<string> = { value: '0.25', article: '20.5b' };

/** The same for organisations under one competent authority. */
export const usualUnitShare: Sourced<string> = { value: '0.2', article: '8.5a' };
export const decidedUnitShare: Sourced<string> = { value: '0.25', article: '8.5b' };

/** Whole months in service below which a year is not classified. */
export const fewestMonths: Sourced<number> = { value: 6, article: '11.1' };

/** Months in a mean. */
export const spanMonths = {
  quarter: { value: 3, article: '17.3' },
  half: { value: 6, article: '17.3' },
  year: { value: 12, article: '17.3' },
} as const satisfies Record<string, Sourced<number>>;

/** MM-DD: the year's labels are due before that day; the second in the year after, where the work is of a special kind. */
export const yearDue: Sourced<string> = { value: '12-15', article: '19.2' };
export const specialYearDue: Sourced<string> = { value: '01-15', article: '19.2' };
export const petitionWorkingDays: Sourced<number> = { value: 7, article: '22' };
export const nationalDatabaseDays: Sourced<number> = { value: 5, article: '26.1d' };
export const mostProductGroups: Sourced<number> = { value: 5, article: '13.1a' };

/** Why a year is labelled not-completed whatever its points. */
export const overrideArticles = {
  degradation: '20.4b',
  'exemplarity-breach': '20.4b',
  discipline: '20.4c',
  'corruption-in-unit': '20.4d',
} as const;
export type Override = keyof typeof overrideArticles;

/** Why a month stands outside the year's mean; null: a reading, the text does not speak of it. */
export const absenceArticles = {
  sick: '11.2',
  maternity: '11.2',
  unpaid: '11.2',
  'not-in-service': null,
} as const;
export type Absence = keyof typeof absenceArticles;
