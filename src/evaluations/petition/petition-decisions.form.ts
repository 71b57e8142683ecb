import type { Criterion } from '../../criteria/criterion.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import type { Outcome } from '../../petitions/petition-kind.js';
import { readOutcome, readReason } from '../../petitions/petition.form.js';
import { textOf, type Body } from '../../web/read-form.js';
import { readEntries, type Entries } from '../approval/head-entries.form.js';

export interface PetitionDecision {
  outcome: Outcome;
  reason: string;
  entries: Entries | null;
}

export interface Contested {
  criteria: readonly Criterion[];
  values: readonly (Dec | null)[];
  leftOut: readonly boolean[];
  due: number;
}

export function readDecision(body: Body, contested: Contested): { value: PetitionDecision; issues: Issue[] } {
  const { outcome, issues: unchosen } = readOutcome(body, 'approvals:petition.outcomeNeeded');
  const { reason, issues: unreasoned } = readReason(body, 'approvals:petition.reasonLength');
  const issues = [...unchosen, ...unreasoned];
  const entries = outcome === 'replaced' ? readEntries(body, contested.criteria, contested.due) : null;
  if (entries) issues.push(...entries.issues);
  if (
    entries &&
    entries.issues.length === 0 &&
    !contested.criteria.some((_, place) => differs(entries, contested, place))
  )
    issues.push({ field: 'outcome', code: 'approvals:petition.nothingChanged' });
  if (outcome === 'kept' && typedOtherwise(body, contested))
    issues.push({ field: 'outcome', code: 'approvals:petition.keptThough' });
  return { value: { outcome, reason, entries }, issues };
}

function differs(entries: Entries, contested: Contested, place: number): boolean {
  const value = entries.values[place] ?? null;
  const before = contested.leftOut[place] ? null : (contested.values[place] ?? null);
  const same = value === null || before === null ? value === before : toUnits(value) === toUnits(before);
  return !same || entries.leftOut[place] !== (contested.leftOut[place] ?? false);
}

/** Of what came with the form; a result cannot be kept and be changed. */
function typedOtherwise(body: Body, contested: Contested): boolean {
  const entries = readEntries(body, contested.criteria, contested.due);
  return contested.criteria.some(
    ({ code }, place) => textOf(body, `value.${code}`) !== undefined && differs(entries, contested, place),
  );
}
