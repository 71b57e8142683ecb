import { isLaw } from '../../scoring/editions/all-editions.js';
import { editionOf, inForce } from '../../scoring/editions/all-editions.js';
import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';
import type { Issue } from '../../web/issues.js';
import { endsQuarter, type SpanOf } from './span.js';

export type LegalOpeningBlocker =
  | { code: 'already-open' }
  | { code: 'covered'; month: string; span: SpanOf; unit: string }
  | { code: 'not-in-force'; inForce: string }
  | { code: 'not-chosen' }
  | { code: 'not-quarter-end' }
  | { code: 'too-early'; from: string }
  | { code: 'no-frame' }
  | { code: 'nobody' }
  | { code: 'day'; issue: Issue };

/** Does not stop an opening: what personnel should know before they do it. */
export type LegalOpeningWarning = { code: 'no-catalogue' } | { code: 'people-without'; count: number };

export interface LegalOpeningFacts {
  month: string;
  edition: EditionCode;
  span: SpanOf;
  /** The day from which the month can be opened. */
  from: string;
  /** What is wrong with the days that were typed. */
  dayIssues: readonly Issue[];
  today: string;
  types: readonly PersonType[];
  people: number;
  /** People of the root for whom no edition holds. */
  peopleWithout: number;
  /** A month that already holds one of these months, of this root or one that overlaps with it. */
  taken: { month: string; span: SpanOf; unit: string; same: boolean } | null;
  hasFrame: boolean;
  hasCatalogue: boolean;
}

export function legalOpeningBlockers(facts: LegalOpeningFacts): LegalOpeningBlocker[] {
  const edition = editionOf(facts.edition);
  if (!inForce(edition, facts.month)) return [{ code: 'not-in-force', inForce: edition.inForce }];
  if (facts.taken?.same) return [{ code: 'already-open' }];
  const blockers: LegalOpeningBlocker[] = [];
  if (facts.taken)
    blockers.push({ code: 'covered', month: facts.taken.month, span: facts.taken.span, unit: facts.taken.unit });
  if (facts.span === 'quarter' && !endsQuarter(facts.month)) blockers.push({ code: 'not-quarter-end' });
  else if (facts.today < facts.from) blockers.push({ code: 'too-early', from: facts.from });
  if (facts.types.length === 0) blockers.push({ code: 'not-chosen' });
  else if (facts.people === 0) blockers.push({ code: 'nobody' });
  if (!isLaw(facts.edition) && !facts.hasFrame) blockers.push({ code: 'no-frame' });
  return [...blockers, ...facts.dayIssues.map((issue) => ({ code: 'day' as const, issue }))];
}

export function legalOpeningWarnings(facts: LegalOpeningFacts): LegalOpeningWarning[] {
  const warnings: LegalOpeningWarning[] = [];
  if (isLaw(facts.edition) && !facts.hasCatalogue) warnings.push({ code: 'no-catalogue' });
  if (isLaw(facts.edition) && facts.peopleWithout > 0)
    warnings.push({ code: 'people-without', count: facts.peopleWithout });
  return warnings;
}
