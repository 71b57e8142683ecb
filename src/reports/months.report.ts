import { mergersPart, yearBefore } from './mergers.js';
import { dialoguesOf, dueWithin } from '../commitments/commitments.queries.js';
import { indexTrend } from '../committee/desk.queries.js';
import type { MonthIndex } from '../committee/desk-figures.js';
import { figuresOf, measuresOf, type FigureRow, type MeasureRow } from '../measures/measures.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import { toDec, toUnits } from '../scoring/decimal.js';
import type { Cell, ReportBlock, ReportModel, Row } from './report-model.js';
import type { Making, UnitReport, UnitScope } from './report.js';
import { paragraph } from './results/blocks.js';
import { measureName } from './results/measure-part.js';
import { ALL_DUE } from './results/promise-part.js';
import { monthCounts, type MonthCounts } from './results/results.queries.js';
import { selfMonths, type SelfMonth } from './results/self-months.js';
import { twelveMonthsTo } from './span.js';
import { fileName, headSignature, plainFrame } from './state-layout.js';
import type { Words } from './words.js';

/** One unit's months beside each other, up to twelve: the evaluations, the figures out of them, the measures. */
export const months: UnitReport = {
  code: 'months',
  about: 'unit',
  below: 'always',
  mostOnPaper: 20_000,
  async build(making: Making, { unit, period }: UnitScope): Promise<ReportModel> {
    const { words } = making;
    const read = await readMonths(making, unit, period.month, period.rootUnitId);
    const [first, last] = [words.month(read.counts[0]?.month ?? period.month), words.month(period.month)];
    const time = words.say('months.time', { first, last });
    const frame = await plainFrame(making, {
      unit,
      root: { id: period.rootUnitId, name: period.rootName },
      day: lastDayOf(period.month),
      time,
      missing: missingOf(words, read.counts),
    });
    const about = words.say('months.about', { unit: unit.name, first, last });
    return {
      ...frame.parts,
      code: 'months',
      layout: 'state',
      landscape: true,
      fileName: fileName(period.month, unit.code, 'months'),
      title: about,
      subject: { type: words.say('months.type'), about },
      blocks: [
        ...(await mergersPart(making.db, words, unit.path, yearBefore(period.month), lastDayOf(period.month))),
        ...blocksOf(words, read),
      ],
      signatures: [headSignature(words, frame)],
    };
  },
};

interface Read {
  counts: MonthCounts[];
  trend: MonthIndex[];
  selves: Map<string, SelfMonth>;
  due: Map<string, { due: number; kept: number }>;
  dialogues: Map<string, number>;
  measures: MeasureRow[];
  figures: FigureRow[];
}

async function readMonths(
  { db, today }: Making,
  unit: { id: number; path: string },
  month: string,
  rootUnitId: number,
): Promise<Read> {
  const all = twelveMonthsTo(month);
  const [from, to] = [`${all[0]}-01`, lastDayOf(month) < today ? lastDayOf(month) : today];
  const [counts, trend, selves, due, dialogues, measures, figures] = await Promise.all([
    monthCounts(db, unit.path, all[0]!, month),
    indexTrend(db, unit.path, month),
    selfMonths(db, unit.path, all[0]!, month),
    dueWithin(db, { unitPath: unit.path, from, to }, ALL_DUE),
    dialoguesOf(db, { unitPath: unit.path, from, to }),
    measuresOf(db, rootUnitId),
    figuresOf(db, { unitIds: [unit.id], from: all[0]!, to: month }),
  ]);
  return {
    counts,
    trend,
    selves,
    due: dueByMonth(due),
    dialogues: tally(dialogues.map(({ heldOn }) => heldOn.slice(0, 7))),
    measures,
    figures,
  };
}

function dueByMonth(due: readonly { dueOn: string; kept: boolean | null }[]): Read['due'] {
  const byMonth: Read['due'] = new Map();
  for (const { dueOn, kept } of due) {
    const month = dueOn.slice(0, 7);
    const sum = byMonth.get(month) ?? { due: 0, kept: 0 };
    byMonth.set(month, { due: sum.due + 1, kept: sum.kept + (kept === true ? 1 : 0) });
  }
  return byMonth;
}

function tally(months: readonly string[]): Map<string, number> {
  return months.reduce((sums, month) => sums.set(month, (sums.get(month) ?? 0) + 1), new Map<string, number>());
}

function blocksOf(words: Words, read: Read): ReportBlock[] {
  const { counts, trend } = read;
  if (counts.length === 0) return [paragraph(words.say('months.none'))];
  const points = trend
    .filter(({ month }) => month >= counts[0]!.month)
    .map(({ month, index }) => ({ month, value: index }));
  return [
    ...(points.filter(({ value }) => value !== null).length >= 2
      ? [
          {
            kind: 'trend' as const,
            title: words.say('table.trend'),
            word: words.say('committee-month.trendWord'),
            points,
          },
        ]
      : []),
    {
      kind: 'table',
      dense: true,
      name: words.say('months.worksheet'),
      caption: words.say('months.caption'),
      columns: [
        { header: words.say('column.figure'), kind: 'text', share: 2.6, width: 40 },
        ...counts.map(({ month }) => ({
          header: shortMonth(month),
          full: words.month(month),
          kind: 'number' as const,
          share: 0.78,
          width: 11,
        })),
      ],
      rows: [...evaluationRows(words, read), ...resultRows(words, read), ...measureRows(words, read)],
      note: words.say('months.note'),
    },
  ];
}

/** 11/26: twelve of them stand side by side. */
function shortMonth(month: string): string {
  return `${month.slice(5)}/${month.slice(2, 4)}`;
}

type Line = (month: MonthCounts) => Cell;

function lines(
  words: Words,
  { counts }: Read,
  group: string,
  rows: readonly (readonly [key: string, of: Line])[],
): Row[] {
  return [
    { group: words.say(`months.group.${group}`) },
    ...rows.map(([key, of]): Row => ({ cells: [words.say(`months.row.${key}`), ...counts.map(of)] })),
  ];
}

function whole(number: number | undefined): Cell {
  return { number: number === undefined ? null : String(number), places: 'whole' };
}

const REPLACED: readonly (readonly [string, Line])[] = [
  ['replaced', (one) => whole(one.replaced)],
  ['replacedAfterReview', (one) => whole(one.replacedAfterReview)],
];

function evaluationRows(words: Words, read: Read): Row[] {
  return lines(words, read, 'evaluations', [
    ['expected', (one) => whole(one.evaluations - one.excused)],
    ['decided', (one) => whole(one.decided)],
    ['reviewed', (one) => whole(one.reviewed)],
    ...(read.counts.some(({ replaced }) => replaced > 0) ? REPLACED : []),
    ['notSubmitted', (one) => whole(one.notSubmitted)],
    ['excused', (one) => whole(one.excused)],
  ]);
}

function resultRows(words: Words, read: Read): Row[] {
  const { trend, selves, due, dialogues } = read;
  const of = (month: string): SelfMonth => selves.get(month) ?? { self: null, approved: null };
  const gap = ({ self, approved }: SelfMonth) =>
    self === null || approved === null ? null : toDec(toUnits(approved) - toUnits(self));
  return lines(words, read, 'results', [
    [
      'index',
      ({ month }) => ({
        number: trend.find((one) => one.month === month)?.index ?? null,
        places: 'score',
        strong: true,
      }),
    ],
    ['self', ({ month }) => ({ number: of(month).self, places: 'score' })],
    ['approved', ({ month }) => ({ number: of(month).approved, places: 'score' })],
    ['gap', ({ month }) => ({ number: gap(of(month)), places: 'score', signed: true })],
    ['due', ({ month }) => whole(due.get(month)?.due ?? 0)],
    ['kept', ({ month }) => whole(due.get(month)?.kept ?? 0)],
    ['dialogues', ({ month }) => whole(dialogues.get(month) ?? 0)],
  ]);
}

function measureRows(words: Words, { counts, measures, figures }: Read): Row[] {
  const rows = measures.flatMap((measure): Row[] => {
    const mine = new Map(figures.filter((one) => one.measureId === measure.id).map((one) => [one.month, one.value]));
    return mine.size === 0
      ? []
      : [
          {
            cells: [
              measureName(words, measure),
              ...counts.map(({ month }): Cell => ({ number: mine.get(month) ?? null, places: 'short' })),
            ],
          },
        ];
  });
  return rows.length === 0 ? [] : [{ group: words.say('months.group.measures') }, ...rows];
}

function missingOf(words: Words, counts: readonly MonthCounts[]): string[] {
  const open = counts.filter(({ closed }) => !closed).map(({ month }) => words.month(month));
  return [
    ...(open.length > 0 ? [words.say('directive-05.missing.open', { months: open.join(', ') })] : []),
    ...(counts.length < 2 ? [words.say('months.few')] : []),
  ];
}
