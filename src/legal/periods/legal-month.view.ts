import { isLaw } from '../../scoring/editions/all-editions.js';
import type { LegalCounts, LegalPeriodRow } from './legal-period.queries.js';

/** How a month is shown at the head of its pages. */
export function legalMonthHead(period: LegalPeriodRow, today: string) {
  const state = period.closedAt ? 'closed' : 'open';
  const next = period.closedAt ? null : nextDay(period, today);
  return {
    ...period,
    state,
    next,
    href: `/legal/months/${period.id}`,
    quarter: period.span === 'quarter',
    late: state === 'open' && today > period.closesOn,
    law: isLaw(period.edition),
  };
}

export function legalProgress({ forms, confirmed, absent }: LegalCounts): {
  done: number;
  forms: number;
  percent: number;
} {
  const done = confirmed + absent;
  return { done, forms, percent: forms === 0 ? 0 : Math.floor((done * 100) / forms) };
}

function nextDay(period: LegalPeriodRow, today: string): { what: string; on: string } | null {
  const days = [
    ['selfDueOn', period.selfDueOn],
    ['confirmDueOn', period.confirmDueOn],
    ['closesOn', period.closesOn],
  ] as const;
  const next = days.find(([, on]) => on >= today);
  return next ? { what: next[0], on: next[1] } : null;
}
