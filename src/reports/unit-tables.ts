import { wayOf } from '../criteria/kind-forms.js';
import { indexByMonth } from '../committee/desk-figures.js';
import type { Dec } from '../scoring/decimal.js';
import {
  groupsOf,
  isDecided,
  leftOutCount,
  type MonthData,
  type ReportEvaluation,
  type UnitGroup,
} from './month-data.js';
import type { UnitIndexGroup } from './month.queries.js';
import type { Cell, Column, NumberCell, Row, Table } from './report-model.js';
import { selfAgainstApproved } from './self-approved.js';
import type { Words } from './words.js';

export function count(number: number): NumberCell {
  return { number: String(number), places: 'whole' };
}

export function score(number: Dec | null): NumberCell {
  return { number, places: 'score' };
}

/** A difference with its sign and its word: never by colour alone. */
export function difference(words: Words, number: Dec | null): NumberCell {
  if (number === null) return { number, places: 'score' };
  const side = Number(number) < 0 ? 'below' : Number(number) > 0 ? 'above' : 'equal';
  return {
    number,
    places: 'score',
    signed: true,
    word: words.say(`ui:${side}`),
    ...(side === 'equal' ? {} : { tone: side }),
  };
}

/** Units with how many evaluations stand where. */
export function situationTable(words: Words, month: MonthData): Table {
  const row = (name: string, evaluations: readonly ReportEvaluation[]): Cell[] => {
    const { expected, approved, reviewed, excused, waiting, notSubmitted } = month.figuresOf(evaluations).counts;
    return [name, ...[expected, approved, reviewed, waiting, notSubmitted, excused].map(count)];
  };
  return {
    kind: 'table',
    name: words.say('table.situation'),
    caption: words.say('table.situationCaption'),
    columns: [
      unitColumn(words, 2.4),
      ...numbers(words, ['expected', 'decided', 'reviewed', 'waiting', 'notSubmitted', 'excused']),
    ],
    rows: byUnit(words, month, row),
  };
}

export type PastIndex = (unitIds: ReadonlySet<number>) => Dec | null;

/** The index of some of the units in an earlier month. */
export function pastIndex(groups: readonly UnitIndexGroup[], month: string): PastIndex {
  return (unitIds) =>
    indexByMonth(
      groups.filter((group) => unitIds.has(group.unitId)),
      [month],
    )[0]!.index;
}

/** Units with their index, this month and the one before. */
export function resultTable(words: Words, month: MonthData, before: PastIndex): Table {
  const row = (name: string, evaluations: readonly ReportEvaluation[], unitIds: ReadonlySet<number>): Cell[] => {
    const { index, indexPeople } = month.figuresOf(evaluations);
    return [name, count(indexPeople), score(index), score(before(unitIds))];
  };
  return {
    kind: 'table',
    name: words.say('table.results'),
    caption: words.say('table.resultsCaption'),
    columns: [unitColumn(words, 2.4), ...numbers(words, ['indexPeople', 'index', 'indexBefore'])],
    rows: byUnit(words, month, row),
    note: words.say('note.index'),
  };
}

/** Units with the means of what people gave themselves and what their heads approved. */
export function selfTable(words: Words, month: MonthData): Table {
  const row = (name: string, evaluations: readonly ReportEvaluation[]): Cell[] => {
    const { count: both, self, approved, difference: gap, same } = selfAgainstApproved(month, evaluations);
    return [
      name,
      count(both),
      score(self),
      score(approved),
      { ...difference(words, gap), tone: undefined },
      count(same),
    ];
  };
  return {
    kind: 'table',
    name: words.say('table.self'),
    caption: words.say('table.selfCaption'),
    columns: [
      unitColumn(words, 1.7),
      ...numbers(words, ['both', 'self', 'approved']),
      ...numbers(words, ['difference'], 1.4),
      ...numbers(words, ['same']),
    ],
    rows: byUnit(words, month, row),
    note: words.say('note.self'),
  };
}

/** Criteria that were left out or could not be assessed, by version. */
export function leftOutTable(words: Words, month: MonthData): Table {
  const rows: Row[] = month.versions.flatMap((version) => {
    const evaluations = month.evaluations.filter(
      (evaluation) => evaluation.versionId === version.id && isDecided(evaluation),
    );
    const lines = version.content.criteria.flatMap((criterion, i) => {
      const left = evaluations.filter((evaluation) => evaluation.result!.leftOut[i]).length;
      const none =
        wayOf(criterion) === 'promises'
          ? evaluations.filter((evaluation) => evaluation.points?.[i] == null).length - left
          : 0;
      return left + none > 0
        ? [{ cells: [`${i + 1}. ${criterion.text}`, count(evaluations.length), count(left), count(none)] as Cell[] }]
        : [];
    });
    return lines.length > 0
      ? [{ group: words.say('set.short', { code: version.name, number: version.number }) }, ...lines]
      : [];
  });
  return {
    kind: 'table',
    name: words.say('table.leftOut'),
    caption: words.say('table.leftOutCaption'),
    columns: [
      { header: words.say('column.criterion'), kind: 'text', width: 50, share: 3 },
      ...numbers(words, ['decided', 'leftOut', 'notAssessed']),
    ],
    rows,
    note: words.say('note.leftOut'),
  };
}

export function leftOutTotal(evaluations: readonly ReportEvaluation[]): number {
  return evaluations.reduce((sum, evaluation) => sum + leftOutCount(evaluation), 0);
}

/** The unit's own people are said to be such where other units stand beside them. */
export function groupName(words: Words, group: UnitGroup, groups: readonly UnitGroup[]): string {
  return group.own && groups.length > 1 ? words.say('ownPeople', { unit: group.name }) : group.name;
}

/** A row for each unit and, where there are several, one for all of them. */
function byUnit(
  words: Words,
  month: MonthData,
  row: (name: string, evaluations: readonly ReportEvaluation[], unitIds: ReadonlySet<number>) => Cell[],
): Row[] {
  const groups = groupsOf(month);
  const rows: Row[] = groups.map((group) => ({
    cells: row(groupName(words, group, groups), group.evaluations, group.unitIds),
  }));
  if (groups.length < 2) return rows;
  return [
    ...rows,
    { cells: row(words.say('total'), month.evaluations, new Set(month.units.map((unit) => unit.id))), total: true },
  ];
}

function unitColumn(words: Words, share: number): Column {
  return { header: words.say('column.unit'), kind: 'text', width: 36, share };
}

function numbers(words: Words, keys: readonly string[], share = 1): Column[] {
  return keys.map((key) => ({ header: words.say(`column.${key}`), kind: 'number', width: 14, share }));
}
