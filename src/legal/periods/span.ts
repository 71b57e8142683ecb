import { monthAfter } from '../../periods/calendar.js';

export type SpanOf = 'month' | 'quarter';

/** The months a form stands for: its own, or the three of the quarter that it ends. */
export function monthsCovered(month: string, span: SpanOf): string[] {
  return span === 'month' ? [month] : [monthAfter(month, -2), monthAfter(month, -1), month];
}

export function endsQuarter(month: string): boolean {
  return Number(month.slice(5, 7)) % 3 === 0;
}

/** The last month of the quarter that a month lies in. */
export function quarterEnd(month: string): string {
  const number = Number(month.slice(5, 7));
  return monthAfter(month, (3 - (number % 3)) % 3);
}

export function firstDayOf(month: string, span: SpanOf): string {
  return `${monthsCovered(month, span)[0]}-01`;
}
