import { door } from '../standing/door.js';
import { standTo, type Stand } from '../standing/standing.js';
import { sight, type Sight } from './evaluation.policy.js';
import { findEvaluation, lockEvaluation, type MonthEvaluation } from './evaluation.queries.js';

/** An evaluation with how the reader stands to it, and who decides on it today. */
export interface OpenedEvaluation extends Stand {
  evaluation: MonthEvaluation;
  sight: Sight;
}

export const { open: openEvaluation, openToAct: openEvaluationToAct } = door({
  find: findEvaluation,
  lock: lockEvaluation,
  async standing(on, actor, evaluation: MonthEvaluation, day: string): Promise<OpenedEvaluation | null> {
    const stand = await standTo(on, actor, evaluation, day);
    const seen = sight(stand.at, evaluation);
    return seen.exists ? { evaluation, ...stand, sight: seen } : null;
  },
});
