import type { Issue } from '../web/issues.js';
import type { UnitWithoutSet } from './frozen-sets.js';

export type OpeningBlocker =
  | { code: 'too-early'; opensOn: string }
  | { code: 'self-due-past'; selfDueOn: string }
  | { code: 'nobody' }
  | { code: 'day'; issue: Issue }
  | ({ code: 'no-set' } & UnitWithoutSet);

interface OpeningFacts {
  opensOn: string;
  selfDueOn: string;
  today: string;
  people: number;
  withoutSet: readonly UnitWithoutSet[];
}

/** What still stands in the way of opening a planned period. */
export function openingBlockers(facts: OpeningFacts): OpeningBlocker[] {
  const blockers: OpeningBlocker[] = [];
  if (facts.today < facts.opensOn) blockers.push({ code: 'too-early', opensOn: facts.opensOn });
  if (facts.today > facts.selfDueOn) blockers.push({ code: 'self-due-past', selfDueOn: facts.selfDueOn });
  if (facts.people === 0) blockers.push({ code: 'nobody' });
  return [...blockers, ...facts.withoutSet.map((unit) => ({ code: 'no-set' as const, ...unit }))];
}
