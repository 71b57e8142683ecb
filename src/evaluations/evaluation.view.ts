import { wayOf } from '../criteria/kind-forms.js';
import type { Dec } from '../scoring/decimal.js';
import { rulerModel, type Ruler } from '../web/charts/ruler.js';
import type { Issue } from '../web/issues.js';
import type { Lang } from '../web/labels.js';
import { fieldNumber } from '../web/numbers.js';
import { textOf } from '../web/read-form.js';
import { arithmeticView, type Arithmetic } from './result/arithmetic.view.js';
import type { AttachedFile } from './files/attachments.service.js';
import { criterionHeads, type CriterionHead } from './criterion.view.js';
import { lastEntry, type LastEntry } from './draft/last-entry.js';
import type { PastResult } from './result/results.queries.js';
import { awaitedAt, figureAt, isOtherwise, type MeasuredFigure } from './measured.js';
import { missingEntries, unanswered, unreasoned, type Missing } from './submission/evaluation.blockers.js';
import type { DueCommitment, MonthEvaluation } from './evaluation.queries.js';
import { scoreEvaluation } from './evaluation-score.js';
import type { Stated } from './stated.js';

export interface EvaluationLine extends CriterionHead {
  /** As it stands in the field: what was typed, or what is stored, with the reader's decimal mark. */
  typed: string;
  field: string;
  noteField: string;
  note: string;
  last: LastEntry | null;
  files: AttachedFile[];
  points: Dec | null;
  /** Label `evaluations:points.<word>` where there are no points to show. */
  waiting: string | null;
  due: DueLine[];
  /** The measure, or the person's own figure, that is taken; `otherwise`: another one is stated. */
  measured: (MeasuredFigure & { otherwise: boolean }) | null;
  /** The source that the person's own figure is still to come from. */
  awaits: string | null;
  /** What the approver said about this line when returning the evaluation. */
  returnWord: string;
}

interface DueLine extends Pick<DueCommitment, 'id' | 'text' | 'dueOn' | 'said'> {
  value: 'kept' | 'broken' | '';
  proof: string;
}

/** The side card: what changes while one types. */
export interface Live {
  score: Dec | null;
  exemplarity: Dec | null;
  ruler: Ruler;
  arithmetic: Arithmetic;
  missing: Missing[];
  missingCount: number;
}

export interface FormSources {
  evaluation: MonthEvaluation;
  due: DueCommitment[];
  stated: Stated;
  notes: Record<string, string>;
  files: AttachedFile[];
  last: PastResult | undefined;
  lang: Lang;
  /** The body as it was sent, where it could not be saved whole. */
  typed?: Record<string, unknown>;
  returnWords?: Record<string, string>;
}

export function liveView(
  evaluation: MonthEvaluation,
  due: readonly DueCommitment[],
  stated: Stated,
  notes: Readonly<Record<string, string>> = {},
): Live {
  const scored = scoreEvaluation(evaluation.content, evaluation.tier, stated);
  const missing = [
    ...missingEntries(evaluation, stated),
    ...unreasoned(evaluation, stated, notes),
    ...unanswered(evaluation, due),
  ];
  return {
    score: scored.score,
    exemplarity: scored.exemplarity,
    ruler: rulerModel(scored.score, null),
    arithmetic: arithmeticView(evaluation.content, evaluation.tier, scored),
    missing,
    missingCount: missing.length,
  };
}

export function linesView(sources: FormSources, live: Live): EvaluationLine[] {
  const { evaluation, due, last } = sources;
  return criterionHeads(evaluation.content, evaluation.tier).map((head, place) => ({
    ...head,
    ...fieldsOf(sources, head, place),
    last: lastEntry(last, evaluation.content.criteria[place]!),
    files: sources.files.filter((file) => file.criterion === head.code),
    ...pointsView(live, place),
    due: wayOf(head) === 'promises' ? due.map((commitment) => dueLine(commitment, sources.typed)) : [],
    measured: measuredLine(evaluation, head.code, evaluation.selfValues[place] ?? null),
    awaits: awaitedAt(evaluation.figures, head.code),
    returnWord: sources.returnWords?.[head.code] ?? '',
  }));
}

export function measuredLine(
  { figures }: Pick<MonthEvaluation, 'figures'>,
  code: string,
  typed: Dec | null,
): EvaluationLine['measured'] {
  const figure = figureAt(figures, code);
  return figure ? { ...figure, otherwise: isOtherwise(typed, code, figures) } : null;
}

/** Points of one line, or the word that stands in their place: also the live answer to a save. */
export function pointsView(live: Live, place: number): Pick<EvaluationLine, 'points' | 'waiting'> {
  const line = live.arithmetic.lines[place]!;
  return { points: line.points, waiting: line.points === null ? line.word : null };
}

function fieldsOf({ evaluation, notes, typed, lang }: FormSources, head: CriterionHead, place: number) {
  const field = `value.${head.code}`;
  const noteField = `note.${head.code}`;
  return {
    field,
    noteField,
    typed: textOf(typed, field) ?? fieldNumber(evaluation.selfValues[place] ?? null, lang),
    note: textOf(typed, noteField) ?? notes[head.code] ?? '',
  };
}

function dueLine(commitment: DueCommitment, typed: Record<string, unknown> | undefined): DueLine {
  const { id, text, dueOn, selfKept, selfProof, said } = commitment;
  const value = selfKept === null ? '' : selfKept ? 'kept' : 'broken';
  const proof = (said ? undefined : textOf(typed, `proof.${id}`)) ?? selfProof ?? '';
  return { id, text, dueOn, value, said, proof };
}

export function issueFields(issues: readonly Issue[]): Record<string, Issue> {
  return Object.fromEntries(issues.map((issue) => [issue.field, issue]));
}
