import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion } from '../../criteria/criterion.js';
import type { Dec } from '../../scoring/decimal.js';
import { orFigure } from '../measured.js';
import type { DueCommitment, MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

type Answer = Pick<DueCommitment, 'selfKept'>;

/** How many promises were kept, counted from the answers; null until each has one. Never typed. */
export function keptCount(due: readonly Answer[]): Dec | null {
  return due.every((each) => each.selfKept !== null) ? String(due.filter((each) => each.selfKept).length) : null;
}

/** What the person states now, as the evaluation has it while it is filled in. */
export function selfStated(
  evaluation: Pick<MonthEvaluation, 'content' | 'selfValues' | 'figures'>,
  due: readonly Answer[],
): Stated {
  const { criteria } = evaluation.content;
  const typed = criteria.map(({ code }, place) =>
    orFigure(evaluation.selfValues[place] ?? null, code, evaluation.figures),
  );
  return stateWith(criteria, typed, due);
}

/** As it is kept: a criterion that follows its measure holds nothing of its own. */
export function stateWith(
  criteria: readonly Criterion[],
  typed: readonly (Dec | null)[],
  due: readonly Answer[],
): Stated {
  const kept = keptCount(due);
  const values = criteria.map((criterion, place) => (wayOf(criterion) === 'promises' ? kept : (typed[place] ?? null)));
  return { values, leftOut: [], due: due.length, led: null };
}

/** Promises are asked about only where the set has a line for them. */
export function asksPromises(content: { criteria: readonly Criterion[] }): boolean {
  return content.criteria.some((criterion) => wayOf(criterion) === 'promises');
}
