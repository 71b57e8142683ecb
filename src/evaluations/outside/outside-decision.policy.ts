import { seatsWith } from '../../standing/scopes.js';
import { within, type Actor } from '../../web/actor.js';
import type { OpenedEvaluation } from '../evaluation-access.js';

/** Personnel enter what was decided outside; only where the right to decide lies past the root. Never for their own evaluation. */
export function mayEnterOutside(opened: Pick<OpenedEvaluation, 'at' | 'approver'>): boolean {
  return opened.approver === 'outside' && opened.at.personnel && !opened.at.self;
}

/** A second person confirms: personnel, or the secretary of a committee over the unit; never who entered it, never the subject. */
export function mayConfirmOutside(
  actor: Actor,
  opened: Pick<OpenedEvaluation, 'at' | 'approver' | 'evaluation'>,
  enteredBy: number,
): boolean {
  if (opened.approver !== 'outside' || opened.at.self || actor.accountId === enteredBy) return false;
  return opened.at.personnel || isSecretary(actor, opened.evaluation.unitPath);
}

export function isSecretary(actor: Actor, path: string): boolean {
  return within(path, seatsWith(actor, 'secretary'));
}
