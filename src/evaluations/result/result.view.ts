import { wayOf } from '../../criteria/kind-forms.js';
import type { SetContent } from '../../criteria/criterion.js';
import type { Dec } from '../../scoring/decimal.js';
import type { DecidedBy } from '../../web/decided-by.js';
import { rulerModel, type Ruler } from '../../web/charts/ruler.js';
import { arithmeticView, type Arithmetic } from './arithmetic.view.js';
import type { AttachedFile } from '../files/attachments.service.js';
import { criterionHeads, type CriterionHead } from '../criterion.view.js';
import { entryRead, type EntryRead } from '../draft/entry.view.js';
import type { ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { proposed, type Proposed } from '../../obstacles/proposed.js';
import { changedSince, isOtherwise, type MeasuredFigures, type MeasuredFigure } from '../measured.js';
import { resultStated, type Result } from './results.queries.js';
import type { Sight } from '../evaluation.policy.js';
import type { MonthEvaluation } from '../evaluation.queries.js';
import { scoreEvaluation } from '../evaluation-score.js';
import type { Stated } from '../stated.js';

interface OwnSide {
  content: SetContent;
  stated: Stated;
  notes: Record<string, string>;
  /** The measures' figures that the statement stood on. */
  figures: MeasuredFigures | undefined;
  tier: number;
  score: Dec | null;
  exemplarity: Dec | null;
}

export interface ResultSources {
  evaluation: MonthEvaluation;
  sight: Sight;
  result: Result | undefined;
  results: Result[];
  own: OwnSide | null;
  files: AttachedFile[];
  /** Those that were taken as a reason; nobody is shown one whose page they may not open. */
  obstacles: readonly ObstacleRow[];
}

interface ResultRow extends CriterionHead {
  /** Null: nothing was stated, or this reader may not see it yet (`hidden`). */
  self: EntryRead | null;
  hidden: boolean;
  approved: EntryRead | null;
  points: Dec | null;
  reason: string;
  note: string;
  measured: ResultMeasured | null;
  files: AttachedFile[];
  obstacles: Proposed[];
}

/** The measure behind a figure: as it stood when the evaluation was decided (else handed in), and what it is now. */
interface ResultMeasured extends MeasuredFigure {
  selfOtherwise: boolean;
  otherwise: boolean;
  /** Since it was decided; while nothing is decided, since it was handed in. */
  changed: { from: Dec | null; to: Dec | null } | null;
  decided: boolean;
}

export interface ResultView {
  rows: ResultRow[];
  ruler: Ruler;
  score: Dec | null;
  exemplarity: Dec | null;
  selfScore: Dec | null;
  selfExemplarity: Dec | null;
  arithmetic: Arithmetic | null;
  decided: {
    number: number;
    kind: string;
    at: Date;
    by: DecidedBy;
    reason: string | null;
    note: string;
    inForce: boolean;
    leftOut: number;
  } | null;
  older: { number: number; kind: string; at: Date; by: DecidedBy; score: Dec | null; current: boolean }[];
  /** Criteria whose figure is another one since the result in force was decided. */
  figuresChanged: number;
  selfNote: string;
  evaluationFiles: AttachedFile[];
  shown: boolean;
}

export function resultView(sources: ResultSources): ResultView {
  const { sight, result, results, own } = sources;
  const seen = sight.selfMarks ? own : null;
  const basis = result ? { content: result.content, tier: result.tier, stated: resultStated(result) } : own;
  const arithmetic =
    basis && (result || seen)
      ? arithmeticView(basis.content, basis.tier, scoreEvaluation(basis.content, basis.tier, basis.stated))
      : null;
  const selfScore = seen?.score ?? null;
  const rows = basis ? rowsOf(sources, basis, arithmetic) : [];
  return {
    rows,
    figuresChanged: result ? rows.filter(({ measured }) => measured?.changed).length : 0,
    ruler: rulerModel(selfScore, result?.score ?? null),
    score: result?.score ?? null,
    exemplarity: result?.exemplarity ?? null,
    selfScore,
    selfExemplarity: seen?.exemplarity ?? null,
    arithmetic,
    decided: result ? decidedOf(result, results) : null,
    older:
      results.length > 1
        ? results.map((each) => ({
            number: each.number,
            kind: each.kind,
            at: each.at,
            by: each.by,
            score: each.score,
            current: each === result,
          }))
        : [],
    selfNote: own?.notes[''] ?? '',
    evaluationFiles: sources.files.filter((file) => file.criterion === ''),
    shown: basis !== null,
  };
}

function decidedOf(result: Result, results: Result[]): ResultView['decided'] {
  const { number, kind, at, by, reason, leftOut } = result;
  return {
    number,
    kind,
    at,
    by,
    reason,
    note: textOf(result.notes, ''),
    inForce: result === results[0],
    leftOut: leftOut.filter(Boolean).length,
  };
}

function rowsOf(
  { evaluation, sight, result, results, own, files, obstacles }: ResultSources,
  basis: { content: SetContent; tier: number },
  arithmetic: Arithmetic | null,
): ResultRow[] {
  return criterionHeads(basis.content, basis.tier).map((head, place) => {
    const hidden = own !== null && !sight.selfMarks && wayOf(head) === 'mark';
    return {
      ...head,
      hidden,
      self: own && !hidden ? selfEntry(own, head) : null,
      approved: result ? entryRead(result.content.criteria[place]!, place, resultStated(result)) : null,
      points: arithmetic?.lines[place]?.points ?? null,
      reason: result ? textOf(result.notes, head.code) : '',
      note: own?.notes[head.code] ?? '',
      measured: measuredOf({ evaluation, result, results, own }, head.code),
      files: files.filter((file) => file.criterion === head.code),
      obstacles: obstacles.filter(({ id }) => result?.obstacles[head.code]?.includes(id)).map(proposed),
    };
  });
}

/** Of the result in force the page says what has changed since; nothing is scored again. */
function measuredOf(
  { evaluation, result, results, own }: Pick<ResultSources, 'evaluation' | 'result' | 'results' | 'own'>,
  code: string,
): ResultMeasured | null {
  const frozen = (result?.figures ?? own?.figures)?.[code];
  const now = evaluation.figures?.[code];
  const changed = !result || result === results[0] ? changedSince(frozen, now) : null;
  const figure = frozen ?? (changed ? now : undefined);
  if (!figure || (figure.own && figure.value === null && !changed)) return null;
  const valueIn = (content: SetContent, stated: Stated) =>
    stated.values[content.criteria.findIndex((criterion) => criterion.code === code)] ?? null;
  return {
    ...figure,
    selfOtherwise: own !== null && isOtherwise(valueIn(own.content, own.stated), code, own.figures),
    otherwise: result !== undefined && isOtherwise(valueIn(result.content, resultStated(result)), code, result.figures),
    changed,
    decided: result !== undefined,
  };
}

function selfEntry(own: OwnSide, head: CriterionHead): EntryRead | null {
  const place = own.content.criteria.findIndex((criterion) => criterion.code === head.code);
  const criterion = own.content.criteria[place];
  return criterion ? entryRead(criterion, place, own.stated) : null;
}

/** The notes of a decision are texts by criterion code. */
function textOf(notes: Record<string, unknown> | null, code: string): string {
  const text = notes && Object.hasOwn(notes, code) ? notes[code] : undefined;
  return typeof text === 'string' ? text : '';
}
