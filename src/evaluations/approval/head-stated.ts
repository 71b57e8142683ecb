import { wayOf } from '../../criteria/kind-forms.js';
import type { Dec } from '../../scoring/decimal.js';
import { orFigure } from '../measured.js';
import type { DueCommitment, MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

type Confirmed = Pick<DueCommitment, 'headKept'>;

/** Promises the head confirmed as kept; null until each due one has an answer. Never typed. */
function keptByHead(due: readonly Confirmed[]): Dec | null {
  return due.every((each) => each.headKept !== null) ? String(due.filter((each) => each.headKept).length) : null;
}

/** What the head states now. A self entry never stands in for one of theirs. */
export function headStated(
  evaluation: Pick<MonthEvaluation, 'content' | 'headValues' | 'headLeftOut' | 'figures'>,
  due: readonly Confirmed[],
  led: readonly Dec[] | null,
): Stated {
  const kept = keptByHead(due);
  const { criteria } = evaluation.content;
  return {
    values: criteria.map((criterion, place) => {
      if (wayOf(criterion) === 'led') return null;
      return wayOf(criterion) === 'promises'
        ? kept
        : orFigure(evaluation.headValues[place] ?? null, criterion.code, evaluation.figures);
    }),
    leftOut: criteria.map((_, place) => evaluation.headLeftOut[place] ?? false),
    due: due.length,
    led,
  };
}

/** What an approval keeps: no value beside "left out". */
export function keptValues(stated: Stated): (Dec | null)[] {
  return stated.values.map((value, place) => (stated.leftOut[place] ? null : value));
}
