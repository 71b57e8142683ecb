import { wayOf } from '../criteria/kind-forms.js';
import type { DeskData, DeskUnitFigures } from './desk.queries.js';
import { decided, type DeskEvaluation, type Versions } from './desk-evaluation.js';

/** A question to ask, with its numbers; the sentence is the label `committee:ask.<code>`. Never a verdict. */
export interface Question {
  code: 'leader-below' | 'scored-unsubmitted' | 'left-out' | 'no-promise-due' | 'approval-late';
  unitId: number;
  unit: string;
  /** Decimals as text, counts as numbers. */
  gap?: string;
  people?: number;
  count?: number;
  of?: number;
  evaluations?: number;
}

type Ask = (
  unit: DeskUnitFigures,
  evaluations: readonly DeskEvaluation[],
  data: DeskData,
  today: string,
) => Omit<Question, 'unitId' | 'unit'> | null;

const ASKS: Ask[] = [leaderBelow, approvalLate, scoredUnsubmitted, leftOut, noPromiseDue];

/** What the month's plain facts suggest asking about, by kind and in the order of the tree. */
export function questionsOf(data: DeskData, units: readonly DeskUnitFigures[], today: string): Question[] {
  const byUnit = new Map<number, DeskEvaluation[]>(units.map(({ id }) => [id, []]));
  for (const evaluation of data.evaluations) byUnit.get(evaluation.unitId)?.push(evaluation);
  return ASKS.flatMap((ask) =>
    units.flatMap((unit) => {
      const found = ask(unit, byUnit.get(unit.id)!, data, today);
      return found ? [{ ...found, unitId: unit.id, unit: unit.name }] : [];
    }),
  );
}

function leaderBelow({ head }: DeskUnitFigures): ReturnType<Ask> {
  const gap = head?.comparison?.difference;
  if (!gap || !gap.startsWith('-')) return null;
  return { code: 'leader-below', gap: gap.slice(1), people: head.comparison!.count };
}

function approvalLate(
  { counts }: DeskUnitFigures,
  _: readonly DeskEvaluation[],
  { period }: DeskData,
  today: string,
): ReturnType<Ask> {
  const open = counts.waiting + counts.notSubmitted;
  const late = period.closedAt !== null || today > period.approvalDueOn;
  return late && open > 0 ? { code: 'approval-late', count: open, of: counts.expected } : null;
}

function scoredUnsubmitted({ counts }: DeskUnitFigures, evaluations: readonly DeskEvaluation[]): ReturnType<Ask> {
  const count = evaluations.filter(
    (evaluation) => decided(evaluation) && evaluation.result.kind === 'approval' && !evaluation.result.submitted,
  ).length;
  return count > 0 ? { code: 'scored-unsubmitted', count, of: counts.approved } : null;
}

function leftOut(_: DeskUnitFigures, evaluations: readonly DeskEvaluation[]): ReturnType<Ask> {
  const lines = evaluations
    .filter(decided)
    .map(({ result }) => result.leftOut.filter(Boolean).length)
    .filter((count) => count > 0);
  return lines.length > 0
    ? { code: 'left-out', count: lines.reduce((sum, count) => sum + count, 0), evaluations: lines.length }
    : null;
}

/** Asked where at least half of those who answer for promises had none to answer for. */
function noPromiseDue(
  _: DeskUnitFigures,
  evaluations: readonly DeskEvaluation[],
  { versions }: DeskData,
): ReturnType<Ask> {
  const asked = evaluations.filter(decided).filter(({ result }) => hasPromise(result.versionId, versions));
  const none = asked.filter(({ result }) => result.due === 0).length;
  return none > 0 && none * 2 >= asked.length ? { code: 'no-promise-due', count: none, of: asked.length } : null;
}

function hasPromise(versionId: number, versions: Versions): boolean {
  return versions.get(versionId)?.content.criteria.some((criterion) => wayOf(criterion) === 'promises') ?? false;
}
