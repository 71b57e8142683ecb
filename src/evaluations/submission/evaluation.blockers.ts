import { wayOf } from '../../criteria/kind-forms.js';
import type { MonthEvaluation, DueCommitment } from '../evaluation.queries.js';
import { owesReason } from '../measured.js';
import { editable } from '../draft/own-evaluation.js';
import { mustState, type Stated } from '../stated.js';

/** What stands in the way of handing an evaluation in. `field` is where it is mended. */
export type Blocker = { code: 'not-now' } | Missing;

/** What an evaluation still lacks, and where it is filled in. */
export type Missing =
  | { code: 'missing' | 'figure-reason' | 'own-figure-reason'; field: string; number: number; text: string }
  | { code: 'unanswered'; field: string; text: string };

type Asked = Pick<MonthEvaluation, 'content' | 'figures' | 'status' | 'closedAt' | 'reopened' | 'selfDueOn'>;

export function submissionBlockers(
  evaluation: Asked,
  stated: Stated,
  due: readonly DueCommitment[],
  today: string,
  notes: Readonly<Record<string, string>>,
): Blocker[] {
  if (!editable(evaluation, today)) return [{ code: 'not-now' }];
  return [
    ...missingEntries(evaluation, stated),
    ...unreasoned(evaluation, stated, notes),
    ...unanswered(evaluation, due),
  ];
}

/** A figure stated in place of the one that stands, and no reason beside it. */
export function unreasoned(
  evaluation: Pick<MonthEvaluation, 'content' | 'figures'>,
  stated: Stated,
  notes: Readonly<Record<string, string>>,
): Missing[] {
  return evaluation.content.criteria.flatMap(({ code, text }, place): Missing[] => {
    const owed = owesReason(stated.values[place] ?? null, code, evaluation.figures, notes[code]);
    const what = evaluation.figures?.[code]?.own ? 'own-figure-reason' : 'figure-reason';
    return owed ? [{ code: what, field: `note.${code}`, number: place + 1, text }] : [];
  });
}

export function missingEntries(evaluation: Pick<MonthEvaluation, 'content'>, stated: Stated): Missing[] {
  return evaluation.content.criteria.flatMap((criterion, place): Missing[] => {
    const typed = wayOf(criterion) !== 'promises' && mustState(criterion, stated.due);
    const missing = typed && (stated.values[place] ?? null) === null;
    return missing
      ? [{ code: 'missing', field: `value.${criterion.code}`, number: place + 1, text: criterion.text }]
      : [];
  });
}

export function unanswered(evaluation: Pick<MonthEvaluation, 'content'>, due: readonly DueCommitment[]): Missing[] {
  if (!evaluation.content.criteria.some((criterion) => wayOf(criterion) === 'promises')) return [];
  return due
    .filter((commitment) => commitment.selfKept === null)
    .map((commitment) => ({ code: 'unanswered', field: `kept.${commitment.id}`, text: commitment.text }));
}
