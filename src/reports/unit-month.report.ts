import { lastDayOf } from '../periods/calendar.js';
import { mergersPart, yearBefore } from './mergers.js';
import type { Criterion } from '../criteria/criterion.js';
import { isDecided, leftOutCount, loadMonth, type MonthData, type ReportEvaluation } from './month-data.js';
import type { MonthVersion } from './month.queries.js';
import type { Cell, Column, ReportBlock, ReportModel, Row, Table } from './report-model.js';
import type { Making, UnitReport, UnitScope } from './report.js';
import { fileName, frameOf, headSignature, setWords } from './state-layout.js';
import { count, leftOutTotal, score, situationTable } from './unit-tables.js';
import type { Words } from './words.js';

/** One unit's month: everybody, every criterion, self and approved. */
export const unitMonth: UnitReport = {
  code: 'unit-month',
  about: 'unit',
  below: 'asked',
  mostOnPaper: 1500,
  async build(making: Making, scope: UnitScope): Promise<ReportModel> {
    const { words } = making;
    const month = await loadMonth(making, scope);
    const frame = await frameOf(making, month);
    const about = words.say('unit-month.about', { month: words.month(month.period.month), unit: scope.unit.name });
    return {
      ...frame.parts,
      code: 'unit-month',
      layout: 'state',
      fileName: fileName(month.period.month, scope.unit.code, 'unit-month'),
      title: about,
      subject: { type: words.say('unit-month.type'), about },
      blocks: [
        ...(await mergersPart(
          making.db,
          words,
          month.unit.path,
          yearBefore(month.period.month),
          lastDayOf(month.period.month),
        )),
        ...blocksOf(words, month),
      ],
      signatures: [headSignature(words, frame)],
    };
  },
};

function blocksOf(words: Words, month: MonthData): ReportBlock[] {
  const { counts, index } = month.figures;
  return [
    {
      kind: 'figures',
      items: [
        {
          label: words.say('figure.expected'),
          value: count(counts.expected),
          note: words.say('figure.excused', { n: counts.excused }),
        },
        {
          label: words.say('figure.decided'),
          value: count(counts.approved),
          note: words.say('figure.reviewed', { n: counts.reviewed }),
        },
        { label: words.say('figure.index'), value: score(index), note: words.say('figure.indexNote') },
        {
          label: words.say('figure.leftOut'),
          value: count(leftOutTotal(month.evaluations)),
          note: words.say('figure.leftOutNote'),
        },
      ],
    },
    ...(month.units.length > 1 ? [situationTable(words, month)] : []),
    { kind: 'paragraph', on: ['paper'], text: words.say('unit-month.annexed', { n: month.evaluations.length }) },
    ...month.versions.map((version) => peopleTable(words, month, version)),
  ];
}

function peopleTable(words: Words, month: MonthData, version: MonthVersion): Table {
  const { criteria } = version.content;
  return {
    kind: 'table',
    name: words.say('set.short', { code: version.name, number: version.number }),
    caption: words.say('unit-month.caption', { set: setWords(words, version) }),
    annex: true,
    dense: true,
    columns: [
      { header: words.say('column.person'), kind: 'text', width: 26, share: 2.4 },
      ...criteria.map((criterion, i) => criterionColumn(criterion, i)),
      { header: words.say('column.score'), kind: 'pair', width: 10, share: 0.7 },
      { header: words.say('column.exemplarity'), kind: 'number', width: 12, share: 0.7 },
      { header: words.say('column.leftOutShort'), full: words.say('column.leftOut'), kind: 'number', width: 10 },
      { header: words.say('column.state'), kind: 'text', width: 20, share: 1.2 },
    ],
    rows: rowsOf(words, month, version),
    note: [words.say('unit-month.pair'), ...criteria.map((criterion, i) => criterionWords(words, criterion, i))].join(
      '\n',
    ),
  };
}

function criterionColumn(criterion: Criterion, place: number): Column {
  const star = criterion.exemplary ? ' ★' : '';
  return { header: `${place + 1}${star}`, full: `${place + 1}. ${criterion.text}${star}`, kind: 'pair', width: 12 };
}

function criterionWords(words: Words, { text, max, weight, exemplary }: Criterion, place: number): string {
  const line = words.say('unit-month.criterion', {
    n: place + 1,
    text,
    max: words.plain(max),
    weight: words.plain(weight),
  });
  return exemplary ? `${line} ★ ${words.say('ui:exemplary')}` : line;
}

function rowsOf(words: Words, month: MonthData, version: MonthVersion): Row[] {
  return month.units.flatMap((unit) => {
    const evaluations = month.evaluations.filter(
      (evaluation) => evaluation.unitId === unit.id && evaluation.versionId === version.id,
    );
    const rows: Row[] = evaluations.map((evaluation) => ({
      cells: cellsOf(words, evaluation, version.content.criteria),
    }));
    return rows.length > 0 && month.units.length > 1 ? [{ group: unit.name }, ...rows] : rows;
  });
}

/** What somebody gave themself is shown once the evaluation is decided: until then it is theirs and the approver's, who may mark blind. */
function cellsOf(words: Words, evaluation: ReportEvaluation, criteria: readonly Criterion[]): Cell[] {
  const shown = isDecided(evaluation);
  const person: Cell = {
    text: evaluation.name,
    under: evaluation.title ?? undefined,
    ...(shown ? { href: `/reports/slip?evaluation=${evaluation.id}` } : {}),
  };
  const state: Cell = {
    text: words.say(`state.${evaluation.state}`),
    ...(shown && evaluation.mark ? { under: words.say(`evaluations:mark.${evaluation.mark}`) } : {}),
    ...(shown ? {} : { tone: 'soft' as const }),
  };
  if (!shown) return [person, ...criteria.map(() => ''), '', '', '', state];
  const points = criteria.map((_, i): Cell => ({
    self: evaluation.selfPoints?.[i] ?? null,
    approved: evaluation.points?.[i] ?? null,
    places: 'short',
  }));
  const total: Cell = { self: evaluation.selfScore, approved: evaluation.score, places: 'score' };
  return [person, ...points, total, score(evaluation.exemplarity), count(leftOutCount(evaluation)), state];
}
