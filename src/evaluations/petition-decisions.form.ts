import type { Criterion } from '../criteria/criterion.js';
import { toUnits, type Dec } from '../scoring/decimal.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { readEntries, type Entries } from './head-entries.form.js';

const DECISION_REASON = { least: 10, most: 4000 } as const;

export interface PetitionDecision {
  outcome: 'kept' | 'replaced';
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
  const issues: Issue[] = [];
  const outcome = textOf(body, 'outcome');
  const reason = textOf(body, 'reason') ?? '';
  const { least, most } = DECISION_REASON;
  if (outcome !== 'kept' && outcome !== 'replaced')
    issues.push({ field: 'outcome', code: 'approvals:petition.outcomeNeeded' });
  if (reason.length < least || reason.length > most)
    issues.push({ field: 'reason', code: 'approvals:petition.reasonLength', params: { least, most } });
  const entries = outcome === 'replaced' ? readEntries(body, contested.criteria, contested.due) : null;
  if (entries) issues.push(...entries.issues);
  if (entries && entries.issues.length === 0 && nothingChanged(entries, contested))
    issues.push({ field: 'outcome', code: 'approvals:petition.nothingChanged' });
  return { value: { outcome: outcome === 'replaced' ? 'replaced' : 'kept', reason, entries }, issues };
}

function nothingChanged(entries: Entries, contested: Contested): boolean {
  return entries.values.every((value, place) => {
    const before = contested.leftOut[place] ? null : (contested.values[place] ?? null);
    const same = value === null || before === null ? value === before : toUnits(value) === toUnits(before);
    return same && entries.leftOut[place] === (contested.leftOut[place] ?? false);
  });
}
