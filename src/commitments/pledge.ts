import type { Issue } from '../web/issues.js';
import { readVersion, textOf } from '../web/read-form.js';
import type { SameText } from './same.js';

export const PLEDGE = { fewest: 3, most: 12, shortest: 10, longest: 500, note: 1000, why: 2000, places: 12 } as const;
export const STANDARDS = [1, 2, 3, 4, 5] as const;
export const STATES = ['done', 'going', 'behind'] as const;
export type CheckState = (typeof STATES)[number];

export interface PledgeText {
  standard: number;
  text: string;
}

/** What stands in a draft's form: items in the order of the standards; null where the body is not that form. */
export function readPledge(body: Record<string, unknown>): {
  items: PledgeText[] | null;
  version: number | null;
  issues: Issue[];
} {
  const issues: Issue[] = [];
  const fields = Object.keys(body).filter((key) => /^s[1-5]\.\d{1,2}$/.test(key));
  const items = STANDARDS.flatMap((standard) =>
    placesOf(fields, standard).flatMap((field) => {
      const text = textOf(body, field) ?? '';
      if (text.length > PLEDGE.longest)
        issues.push({
          field,
          code: 'evaluations:fault.length',
          params: { least: PLEDGE.shortest, most: PLEDGE.longest },
        });
      return text === '' ? [] : [{ standard, text }];
    }),
  );
  return { items: fields.length > 0 ? items : null, version: readVersion(body), issues };
}

function placesOf(fields: string[], standard: number): string[] {
  const place = (field: string) => Number(field.slice(3));
  return fields
    .filter((field) => field.startsWith(`s${standard}.`) && place(field) < PLEDGE.places)
    .sort((a, b) => place(a) - place(b));
}

export type PledgeBlocker = {
  code: 'few' | 'many' | 'short';
  params: { least?: number; most?: number; now?: number; numbers?: string };
};

/** What still stands in the way of signing. */
export function pledgeBlockers(items: readonly PledgeText[]): PledgeBlocker[] {
  const short = items.flatMap(({ text }, place) => (text.length < PLEDGE.shortest ? [place + 1] : []));
  return [
    ...(items.length < PLEDGE.fewest
      ? [{ code: 'few' as const, params: { least: PLEDGE.fewest, now: items.length } }]
      : []),
    ...(items.length > PLEDGE.most
      ? [{ code: 'many' as const, params: { most: PLEDGE.most, now: items.length } }]
      : []),
    ...(short.length > 0
      ? [{ code: 'short' as const, params: { numbers: short.join(', '), least: PLEDGE.shortest } }]
      : []),
  ];
}

export interface Pledge {
  id: number;
  officialId: number;
  name: string;
  title: string | null;
  unitId: number;
  unitName: string;
  unitPath: string;
  year: number;
  revision: number;
  signedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  nearlySame: SameText[];
}

export interface PledgeItem {
  id: number;
  standard: number;
  text: string;
  selfKept: boolean | null;
  selfNote: string | null;
  headKept: boolean | null;
  headNote: string | null;
  headBy: string | null;
  headAt: Date | null;
  checkins: { month: string; state: CheckState; note: string }[];
}

/** Months that can be checked in today: this one and the one before, in the pledge's year and not before it was signed. */
export function openMonths(
  pledge: { year: number; signedMonth: string | null },
  thisMonth: string,
  before: string,
): string[] {
  const first = pledge.signedMonth;
  return first === null
    ? []
    : [before, thisMonth].filter((month) => month.startsWith(`${pledge.year}-`) && month >= first);
}

/** The author says how the year went from its December on. */
export function yearEndOpen(year: number, today: string): boolean {
  return today >= `${year}-12-01`;
}
