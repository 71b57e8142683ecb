import { nextDue, stateOf } from '../../rounds/round-state.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { LegalPeriodRow } from './legal-period.queries.js';

const DUE = ['selfDueOn', 'confirmDueOn', 'closesOn'] as const;

/** How a month is shown at the head of its pages. */
export function legalMonthHead(period: LegalPeriodRow, today: string) {
  const state = stateOf(period);
  return {
    ...period,
    state,
    next: state === 'closed' ? null : nextDue(period, DUE, today),
    href: `/legal/months/${period.id}`,
    quarter: period.span === 'quarter',
    late: state === 'open' && today > period.closesOn,
    law: isLaw(period.edition),
  };
}
