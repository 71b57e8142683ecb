import type { Standing } from '../standing/standing.js';
import type { Actor } from '../web/actor.js';
import type { ObstacleRow, ObstacleState } from './obstacle.queries.js';

/** Nothing holds yet: it waits for who decides, or for the person's own words. */
export const WAITING: readonly ObstacleState[] = ['reported', 'asked', 'replied'];

/** What who decides may say to it, by what stands; each with the letters its reason needs. */
const ANSWERS: Partial<Record<ObstacleState, Partial<Record<Answer, number>>>> = {
  reported: { confirmed: 0, refused: 10, asked: 3 },
  asked: { confirmed: 0, refused: 10 },
  replied: { confirmed: 0, refused: 10, asked: 3 },
  confirmed: { 'taken-back': 10 },
  refused: { confirmed: 10 },
  'taken-back': { confirmed: 10 },
};

export type Answer = 'confirmed' | 'refused' | 'asked' | 'taken-back';

export function answersIn(state: ObstacleState): Partial<Record<Answer, number>> {
  return ANSWERS[state] ?? {};
}

/** The person, who decides on them and who stands above, the inspector, who answered it when they decided; personnel once it is confirmed. A committee reads the number alone. */
export function mayRead(
  at: Standing,
  { state, answerers }: Pick<ObstacleRow, 'state' | 'answerers'>,
  { accountId }: Pick<Actor, 'accountId'>,
): boolean {
  const answered = answerers.includes(accountId);
  return at.self || at.approver || at.above || at.inspector || answered || (at.personnel && state === 'confirmed');
}
