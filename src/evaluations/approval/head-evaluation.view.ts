import { wayOf } from '../../criteria/kind-forms.js';
import { comparableIn } from '../../criteria/comparable.js';
import type { Dec } from '../../scoring/decimal.js';
import { rulerModel, type Ruler } from '../../web/charts/ruler.js';
import type { Lang } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { changedAfterReveal, farApart, type ApprovalBlocker } from './approval.blockers.js';
import { arithmeticView, type Arithmetic } from '../result/arithmetic.view.js';
import type { AttachedFile } from '../files/attachments.service.js';
import { criterionHeads, type CriterionHead } from '../criterion.view.js';
import { entryRead, type EntryRead } from '../draft/entry.view.js';
import type { HeadEvaluation } from './head-evaluation.js';
import type { ObstacleChoice } from '../../obstacles/taken.js';
import { obstacleChoices } from './head-obstacles.js';
import { awaitedAt, changedSince, isOtherwise, type MeasuredFigure } from '../measured.js';
import { promiseLine, type PromiseLine } from './head-promises.view.js';
import { lastEntry, type LastEntry } from '../draft/last-entry.js';
import { handedStated, type Handed, type PastResult } from '../result/results.queries.js';
import { measuredLine } from '../evaluation.view.js';
import { scoreEvaluation } from '../evaluation-score.js';
import type { Stated } from '../stated.js';

export interface HeadSources {
  head: HeadEvaluation;
  selfNotes: Record<string, string>;
  files: AttachedFile[];
  last: PastResult | undefined;
  /** Submissions, the newest first. */
  handed: Handed[];
  quietPromise: boolean;
  lang: Lang;
  typed?: Record<string, unknown>;
}

interface SelfColumn {
  hidden: boolean;
  entry: EntryRead | null;
  points: Dec | null;
  /** Another figure than the measure's, or than the person's own that had come, was handed in. */
  otherwise: '' | 'measure' | 'own';
}

export interface HeadLine extends CriterionHead {
  self: SelfColumn;
  last: LastEntry | null;
  /** What the submission before this one said, where it said something else. */
  before: EntryRead | null;
  returnedFor: string | null;
  selfNote: string;
  files: { name: string; size: number; href: string }[];
  entry: { id: string; value: string; number: true; suffix: string; cls?: string } | null;
  note: { id: string; value: string; rows: number };
  noteOpen: boolean;
  out: { name: string; checked: boolean };
  blind: { value: string } | null;
  measured: (MeasuredFigure & { otherwise: boolean }) | null;
  awaits: string | null;
  /** The figure is another one than when the evaluation was handed in. */
  moved: { from: Dec | null; to: Dec | null } | null;
  promises: PromiseLine[];
  led: { name: string; score: Dec | null; status: string; href: string }[];
  obstacles: ObstacleChoice[];
  points: Dec | null;
  /** Label `approvals:points.<word>` where there are no points to show. */
  waiting: string | null;
  /** Label `approvals:need.<word>`: why a reason is owed here. */
  need: 'difference' | 'left-out' | 'changed' | 'figure' | 'own-figure' | null;
}

export interface HeadLive {
  score: Dec | null;
  exemplarity: Dec | null;
  selfScore: Dec | null;
  ruler: Ruler;
  arithmetic: Arithmetic;
  blockers: ApprovalBlocker[];
  leftOut: number;
}

/** What changes while the approver types. Nothing of it tells of a self mark that is not revealed. */
export function headLive(head: HeadEvaluation): HeadLive {
  const { evaluation, scored } = head;
  const selfScore = selfScored(head)?.score ?? null;
  return {
    score: scored.score,
    exemplarity: scored.exemplarity,
    selfScore,
    ruler: rulerModel(selfScore, scored.score),
    arithmetic: arithmeticView(evaluation.content, evaluation.tier, scored),
    blockers: head.blockers,
    leftOut: head.stated.leftOut.filter(Boolean).length,
  };
}

function selfScored({ evaluation, self, blind }: HeadEvaluation) {
  return self && !blind ? scoreEvaluation(evaluation.content, evaluation.tier, self) : null;
}

export function headLines(sources: HeadSources): HeadLine[] {
  const { head } = sources;
  return criterionHeads(head.evaluation.content, head.evaluation.tier).map((each, place) => ({
    ...each,
    ...said(sources, each, place),
    ...own(sources, each, place),
    ...lineLive(head, place),
    obstacles: choicesAt(head, place),
    led:
      wayOf(each) === 'led'
        ? head.led.evaluations.map((led) => ({
            name: led.name,
            score: led.score,
            status: led.status,
            href: `/evaluations/${led.id}`,
          }))
        : [],
  }));
}

/** By the points as they stand: the approver's, else the person's where they may be seen. */
function choicesAt(head: HeadEvaluation, place: number): ObstacleChoice[] {
  const { evaluation, self } = head;
  const criterion = evaluation.content.criteria[place]!;
  const seen = self && !(head.blind && wayOf(criterion) === 'mark') ? self : null;
  const theirs = seen && scoreEvaluation(evaluation.content, evaluation.tier, seen).lines[place]!.points;
  const points = head.scored.lines[place]!.points ?? theirs;
  return obstacleChoices(head.obstacles, evaluation.headObstacles, { criterion, points });
}

/** The part of a line that an autosave brings back. */
export function lineLive(head: HeadEvaluation, place: number): Pick<HeadLine, 'points' | 'waiting' | 'need'> {
  const line = head.scored.lines[place]!;
  const criterion = head.evaluation.content.criteria[place]!;
  const waits = wayOf(criterion) === 'led' && head.led.scores === null;
  const word = waits ? 'waiting' : line.basis.code.replace(':', '-');
  return { points: line.points, waiting: line.points === null ? word : null, need: needOf(head, place) };
}

function needOf(head: HeadEvaluation, place: number): HeadLine['need'] {
  const criterion = head.evaluation.content.criteria[place]!;
  if (head.stated.leftOut[place]) return 'left-out';
  if (head.stated.values[place] === null) return null;
  if (isOtherwise(head.stated.values[place] ?? null, criterion.code, head.evaluation.figures))
    return head.evaluation.figures?.[criterion.code]?.own ? 'own-figure' : 'figure';
  if (changedAfterReveal(head, criterion, place)) return 'changed';
  return wayOf(criterion) !== 'promises' && farApart(head, criterion) ? 'difference' : null;
}

function said(
  sources: HeadSources,
  each: CriterionHead,
  place: number,
): Pick<HeadLine, 'self' | 'last' | 'before' | 'returnedFor' | 'selfNote' | 'files'> {
  const { head, handed } = sources;
  const shown = head.self !== null;
  const hidden = head.blind && wayOf(each) === 'mark';
  const before = shown && !hidden ? beforeOf(head, handed, place) : null;
  const returned = handed.find((one) => one.returned)?.returned?.criteria as Record<string, string> | undefined;
  return {
    self: selfColumn(head, place, hidden, handed[0]),
    last: lastEntry(sources.last, head.evaluation.content.criteria[place]!),
    before,
    returnedFor: returned?.[each.code] ?? null,
    selfNote: shown ? (sources.selfNotes[each.code] ?? '') : '',
    files: shown ? filesFor(sources, each.code) : [],
  };
}

function selfColumn(head: HeadEvaluation, place: number, hidden: boolean, handed: Handed | undefined): SelfColumn {
  const { evaluation, self } = head;
  if (!self || hidden) return { hidden, entry: null, points: null, otherwise: '' };
  const criterion = evaluation.content.criteria[place]!;
  const points = scoreEvaluation(evaluation.content, evaluation.tier, self).lines[place]!.points;
  const other = isOtherwise(self.values[place] ?? null, criterion.code, handed?.figures);
  const otherwise = !other ? '' : handed?.figures[criterion.code]?.own ? 'own' : 'measure';
  return { hidden, entry: entryRead(criterion, place, self), points, otherwise };
}

export function filesFor({ files, head }: Pick<HeadSources, 'files' | 'head'>, code: string): HeadLine['files'] {
  return files
    .filter((file) => file.criterion === code)
    .map((file) => ({ name: file.name, size: file.size, href: `/evaluations/${head.evaluation.id}/files/${file.id}` }));
}

/** What a submission before said is set beside the new one line by line, where it was measured the same. */
function beforeOf(head: HeadEvaluation, handed: Handed[], place: number): EntryRead | null {
  const [, previous] = handed;
  const criterion = head.evaluation.content.criteria[place]!;
  const there = previous && comparableIn(previous.content.criteria, criterion);
  if (!there || !head.self) return null;
  const [old, now] = [
    entryRead(there.criterion, there.place, handedStated(previous)),
    entryRead(criterion, place, head.self),
  ];
  return old.value === now.value || wayOf(criterion) === 'led' ? null : old;
}

function own(
  sources: HeadSources,
  each: CriterionHead,
  place: number,
): Pick<HeadLine, 'entry' | 'note' | 'noteOpen' | 'out' | 'blind' | 'measured' | 'awaits' | 'moved' | 'promises'> {
  const { head, lang, typed, handed } = sources;
  const field = `value.${each.code}`;
  const note = typedText(typed, `note.${each.code}`) ?? head.notes[each.code] ?? '';
  const stored = head.evaluation.headValues[place] ?? null;
  const plain = wayOf(each) !== 'promises' && wayOf(each) !== 'led';
  const box = typed?.[`out.${each.code}`];
  const checked = box === undefined ? (head.stated.leftOut[place] ?? false) : [box].flat().includes('yes');
  return {
    entry: plain
      ? { id: field, value: typedText(typed, field) ?? fieldNumber(stored, lang), number: true, suffix: each.unitLabel }
      : null,
    note: { id: `note.${each.code}`, value: note, rows: 2 },
    noteOpen: note !== '' || needOf(head, place) !== null,
    out: { name: `out.${each.code}`, checked },
    blind: blindOf(head, place),
    measured: measuredLine(head.evaluation, each.code, stored),
    awaits: awaitedAt(head.evaluation.figures, each.code),
    moved:
      head.self && handed[0] ? changedSince(handed[0].figures[each.code], head.evaluation.figures?.[each.code]) : null,
    promises:
      wayOf(each) === 'promises'
        ? head.due.map((commitment) => promiseLine(commitment, head.self !== null, typed))
        : [],
  };
}

/** The mark given before the self marks were seen, where another one stands now: both are shown. */
function blindOf(head: HeadEvaluation, place: number): HeadLine['blind'] {
  const criterion = head.evaluation.content.criteria[place]!;
  const mark = head.evaluation.blindValues?.[place] ?? null;
  return changedAfterReveal(head, criterion, place) ? { value: mark ?? '' } : null;
}

export function typedText(typed: Record<string, unknown> | undefined, name: string): string | undefined {
  const value = typed && Object.hasOwn(typed, name) ? typed[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The entries as they stand, for the summary before the button and for results that are read again. */
export function entriesRead(head: Pick<HeadEvaluation, 'evaluation'>, stated: Stated): EntryRead[] {
  return head.evaluation.content.criteria.map((criterion, place) => entryRead(criterion, place, stated));
}
