import { nearestSeat, seatsWith, watchingScopes } from '../standing/scopes.js';
import { within, type Actor } from '../web/actor.js';
import type { QuestionRow } from './question.queries.js';

/** Signals are for those whose duty it is to ask: a committee in its scope, an inspector in theirs. */
export function mayReadSignals(actor: Actor, unitPath: string): boolean {
  return within(unitPath, watchingScopes(actor));
}

/** The committee's seat from which a person asks of a unit: chair, deputy or secretary of the nearest one. */
export function askingSeat(actor: Actor, unitPath: string): Actor['committees'][number] | null {
  return nearestSeat(seatsWith(actor, 'chair', 'deputy', 'secretary'), unitPath);
}

/** Whoever is asked reads their own question, whatever else they may read. */
export function mayReadQuestion(actor: Actor, { headId, unitPath }: Pick<QuestionRow, 'headId' | 'unitPath'>): boolean {
  return actor.officialId === headId || mayReadSignals(actor, unitPath);
}

export function mayAnswer(actor: Actor, { headId }: Pick<QuestionRow, 'headId'>): boolean {
  return actor.officialId === headId;
}

/** Not by whom it asks. */
export function mayClose(actor: Actor, { committeeId, headId }: Pick<QuestionRow, 'committeeId' | 'headId'>): boolean {
  return (
    actor.officialId !== headId &&
    actor.committees.some((seat) => seat.committeeId === committeeId && seat.role !== 'member')
  );
}
