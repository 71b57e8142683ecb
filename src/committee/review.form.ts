import { NotFound } from '../web/errors.js';
import { tidy } from '../web/read-form.js';

const MOST_AT_ONCE = 500;

export interface ReviewInput {
  ids: number[];
  /** The unit's page the ticks came from. */
  from: { unitId: number; month: string } | null;
}

/** One `evaluationId`, or the ticked `evaluationIds` of a unit's page. What is no id was never on a page of ours. */
export function readReviews(body: unknown): ReviewInput {
  const { evaluationId, evaluationIds, unitId, month } = tidy(body);
  const given = [evaluationId, ...[evaluationIds].flat()].filter((each) => each !== undefined && each !== '');
  if (given.length > MOST_AT_ONCE || given.some((each) => !isId(each))) throw new NotFound();
  const from =
    isId(unitId) && typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) ? { unitId: Number(unitId), month } : null;
  return { ids: [...new Set(given.map(Number))], from };
}

function isId(given: unknown): boolean {
  return typeof given === 'string' && /^[1-9]\d{0,8}$/.test(given);
}
