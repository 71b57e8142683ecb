import { wayOf } from '../criteria/kind-forms.js';
import type { DeskUnit, Leader } from '../committee/desk.queries.js';
import { fewestForMean } from '../scoring/limits.js';
import type { Dec } from '../scoring/decimal.js';
import { isDecided, type MonthData, type ReportEvaluation } from './month-data.js';
import type { Cell, Column, Dumbbell, Row, Table } from './report-model.js';
import { difference, score } from './unit-tables.js';
import type { Words } from './words.js';

/** A leader of the month with what a report says of them. */
export interface LeaderLine extends Omit<Leader, 'evaluation'> {
  unitName: string;
  evaluation: ReportEvaluation | null;
  /** Commitments due and confirmed as kept; null where the set has no such criterion or there is no result. */
  promises: { due: number; kept: Dec | null } | null;
  /** Points of the criterion that rests on the people's results. */
  unitResult: Dec | null;
}

const RANK = { head: 0, acting: 0, deputy: 1 } as const;

/** Heads, and deputies who lead somebody, in the order of the tree: never ranked. Somebody excused has nothing to compare. */
export function leaderLines(month: MonthData): LeaderLine[] {
  const places = new Map(month.units.map((unit, i) => [unit.id, { unit, i }]));
  const evaluations = new Map(month.evaluations.map((evaluation) => [evaluation.id, evaluation]));
  const seen = new Set<number>();
  return month.leaders
    .filter((leader) => leader.led > 0 && places.has(leader.unitId) && leader.evaluation?.status !== 'excused')
    .sort((a, b) => places.get(a.unitId)!.i - places.get(b.unitId)!.i || RANK[a.as] - RANK[b.as])
    .filter(({ officialId }) => !seen.has(officialId) && seen.add(officialId))
    .map((leader) =>
      lineOf(
        leader,
        places.get(leader.unitId)!.unit,
        leader.evaluation ? (evaluations.get(leader.evaluation.id) ?? null) : null,
        month,
      ),
    );
}

function lineOf(leader: Leader, unit: DeskUnit, evaluation: ReportEvaluation | null, month: MonthData): LeaderLine {
  const criteria =
    evaluation && isDecided(evaluation)
      ? month.versions.find((version) => version.id === evaluation.versionId)!.content.criteria
      : [];
  const result = evaluation?.result;
  const promise = criteria.findIndex((criterion) => wayOf(criterion) === 'promises');
  const unitResult = criteria.findIndex((criterion) => wayOf(criterion) === 'led');
  return {
    ...leader,
    evaluation,
    unitName: unit.name,
    promises:
      result && promise >= 0 && !result.leftOut[promise]
        ? { due: result.due, kept: result.due === 0 ? null : (result.values[promise] ?? null) }
        : null,
    unitResult: unitResult < 0 ? null : (evaluation?.points?.[unitResult] ?? null),
  };
}

export function comparedLeaders(lines: readonly LeaderLine[]): { compared: LeaderLine[]; below: LeaderLine[] } {
  const compared = lines.filter(({ comparison }) => comparison !== null);
  return { compared, below: compared.filter(({ comparison }) => Number(comparison!.difference) < 0) };
}

export function leaderDumbbell(words: Words, lines: readonly LeaderLine[]): Dumbbell {
  return {
    kind: 'dumbbell',
    of: 'leaders',
    title: words.say('leaders.chart'),
    rows: comparedLeaders(lines).compared.map(({ name, unitName, comparison }) => ({
      name: words.say('leaders.name', { name, unit: unitName }),
      full: comparison!.leader,
      hollow: comparison!.people,
    })),
  };
}

export function leaderTable(words: Words, lines: readonly LeaderLine[]): Table {
  const number = (key: string, width: number, share = 0.62): Column => ({
    header: words.say(`column.${key}`),
    kind: 'number',
    width,
    share,
  });
  return {
    kind: 'table',
    dense: true,
    name: words.say('leaders.worksheet'),
    caption: words.say('leaders.caption'),
    columns: [
      { header: words.say('column.person'), kind: 'text', width: 30, share: 1.5 },
      { header: words.say('column.unit'), kind: 'text', width: 30, share: 1.2 },
      number('exemplarity', 12),
      number('leader', 12),
      number('people', 12),
      number('peopleCount', 10),
      number('difference', 14, 1.1),
      number('kept', 10),
      number('due', 10),
      number('unitResult', 12),
      { header: words.say('column.remark'), kind: 'text', width: 30, share: 1.5 },
    ],
    rows: lines.map((line): Row => ({ cells: cellsOf(words, line) })),
    note: words.say('leaders.note'),
  };
}

function cellsOf(words: Words, line: LeaderLine): Cell[] {
  const { name, evaluation, unitName, comparison, promises, unitResult } = line;
  const decided = evaluation !== null && isDecided(evaluation);
  const whole = (number: Dec | null): Cell => ({ number, places: 'whole' });
  return [
    {
      text: name,
      under: evaluation?.title ?? undefined,
      ...(decided ? { href: `/reports/slip?evaluation=${evaluation.id}` } : {}),
    },
    unitName,
    score(decided ? evaluation.exemplarity : null),
    score(comparison?.leader ?? null),
    score(comparison?.people ?? null),
    whole(comparison ? String(comparison.count) : null),
    difference(words, comparison?.difference ?? null),
    whole(promises?.kept ?? null),
    whole(promises ? String(promises.due) : null),
    { number: unitResult, places: 'short' },
    { text: [remarkOf(words, line), markOf(words, line)].filter(Boolean).join('; '), tone: 'soft' },
  ];
}

/** Why there is no comparison, or that it rests on part of the people only. */
function remarkOf(words: Words, { evaluation, comparison, led }: LeaderLine): string {
  if (!evaluation) return words.say('leaders.noEvaluation');
  if (!isDecided(evaluation)) return words.say(`state.${evaluation.state}`);
  if (!comparison) return words.say(led < fewestForMean ? 'leaders.fewerThanFive' : 'leaders.notEnough');
  return comparison.count < led ? words.say('leaders.partOf', { n: comparison.count, led }) : '';
}

function markOf(words: Words, { evaluation }: LeaderLine): string {
  return evaluation && isDecided(evaluation) && evaluation.mark ? words.say(`evaluations:mark.${evaluation.mark}`) : '';
}
