import type { Issue } from '../../web/issues.js';
import type { ResultChange } from '../corrections/result-changes.js';
import type { Body } from '../../web/read-form.js';
import type { Outcome } from '../../petitions/petition-kind.js';
import { readOutcome, readReason } from '../../petitions/petition.form.js';

/** Kept or replaced, and why; what is put right is read by `correcting`. */
export function readPetitionDecision(body: Body): { outcome: Outcome; reason: string; issues: Issue[] } {
  const { outcome, issues: unchosen } = readOutcome(body, 'legal:petition.outcomeNeeded');
  const { reason, issues: unreasoned } = readReason(body, 'legal:fault.length');
  return { outcome, reason, issues: [...unchosen, ...unreasoned] };
}

/** A result cannot be kept and be changed: what was typed beside `kept` is asked about and not passed over. */
export function keptThough(changes: readonly ResultChange[]): Issue[] {
  return changes.length > 0 ? [{ field: 'outcome', code: 'legal:petition.keptThough' }] : [];
}
