import type { FigureRow, MeasureRow, Move } from '../../measures/measures.queries.js';
import type { Misfit } from '../../measures/misfits.queries.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import type { Cell, NumberCell, ReportBlock, Row, Table } from '../report-model.js';
import type { Words } from '../words.js';
import { numberColumn, paragraph, textColumn } from './blocks.js';

interface Place {
  id: number;
  name: string;
}

/** What moved in the month against the three months before, unit by unit in the order of the tree. */
export function movesPart(words: Words, moves: readonly Move[], units: readonly Place[]): ReportBlock[] {
  if (moves.length === 0) return [paragraph(words.say('measures.none'))];
  const [better, worse] = (['better', 'worse'] as const).map(
    (verdict) => moves.filter((move) => move.verdict === verdict).length,
  );
  const rows = units.flatMap(({ id, name }): Row[] => {
    const mine = moves.filter(({ unitId }) => unitId === id);
    return mine.length === 0
      ? []
      : [...(units.length > 1 ? [{ group: name }] : []), ...mine.map((move) => ({ cells: moveCells(words, move) }))];
  });
  const table: Table = {
    kind: 'table',
    dense: true,
    name: words.say('measures.worksheet'),
    caption: words.say('measures.caption'),
    columns: [
      textColumn(words, 'measure', 2.4, 44),
      numberColumn(words, 'value', 0.8),
      numberColumn(words, 'meanBefore', 0.9),
      numberColumn(words, 'change', 1.3, 16),
      numberColumn(words, 'askedPeople', 0.7),
    ],
    rows,
    note: words.say('measures.note'),
  };
  return [paragraph(words.say('measures.moved', { n: moves.length, better, worse })), table];
}

/** Figures of the month that cannot belong together: named, so that somebody looks at them before the report is signed. */
export function misfitPart(words: Words, misfits: readonly Misfit[]): ReportBlock[] {
  if (misfits.length === 0) return [];
  return [
    paragraph(words.say('measures.misfits')),
    {
      kind: 'list',
      items: misfits.map((one) =>
        words.say(`measures:misfit.${one.of}`, {
          name: one.name,
          unit: one.unit,
          label: one.unitLabel,
          parts: words.number(one.parts, 'short'),
          whole: words.number(one.whole, 'short'),
          units: one.listed,
        }),
      ),
    },
  ];
}

function moveCells(words: Words, { name, kind, unitLabel, value, mean, change, asked, few, verdict }: Move): Cell[] {
  return [
    { text: measureName(words, { name, kind, unitLabel }), ...(few ? { under: words.say('measures.few') } : {}) },
    figure(value),
    figure(mean),
    changeCell(words, change, verdict),
    { number: asked === null ? null : String(asked), places: 'whole' },
  ];
}

export function measureName(
  words: Words,
  { name, kind, unitLabel }: { name: string; kind: string; unitLabel: string },
): string {
  const unit = kind === 'percent' ? '%' : unitLabel;
  return unit ? words.say('measures.named', { name, unit }) : name;
}

function figure(number: string | null): NumberCell {
  return { number, places: 'short' };
}

type Verdict = Move['verdict'];

function changeCell(words: Words, change: string | null, verdict: Verdict): NumberCell {
  const word =
    verdict === 'better' || verdict === 'worse'
      ? { word: words.say(`measures.${verdict}`), tone: verdict === 'better' ? ('above' as const) : ('below' as const) }
      : {};
  return { number: change, places: 'short', signed: true, ...word };
}

/** The first and the last figure of each measure in the span, and what its last month is judged to be. */
export function spanMeasuresPart(
  words: Words,
  figures: readonly FigureRow[],
  moves: readonly Move[],
  measures: readonly MeasureRow[],
  units: readonly Place[],
): ReportBlock[] {
  const lines = units
    .map(({ id, name }) => ({
      name,
      rows: measures.flatMap((measure) => {
        const of = <T extends { unitId: number; measureId: number }>(rows: readonly T[]) =>
          rows.filter((one) => one.unitId === id && one.measureId === measure.id);
        return spanRow(words, measure, of(figures), of(moves));
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
  if (lines.length === 0) return [paragraph(words.say('measures.noneSpan'))];
  return [
    {
      kind: 'table',
      dense: true,
      name: words.say('measures.worksheet'),
      caption: words.say('measures.spanCaption'),
      columns: [
        textColumn(words, 'measure', 2, 44),
        numberColumn(words, 'monthsStated', 0.6),
        numberColumn(words, 'first', 1.15, 18),
        numberColumn(words, 'last', 1.15, 18),
        numberColumn(words, 'change', 0.8, 12),
        numberColumn(words, 'againstThree', 1.2, 18),
      ],
      rows: lines.flatMap(({ name, rows }): Row[] => [...(units.length > 1 ? [{ group: name }] : []), ...rows]),
      note: words.say('measures.spanNote'),
    },
  ];
}

function spanRow(words: Words, measure: MeasureRow, figures: readonly FigureRow[], moves: readonly Move[]): Row[] {
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return [];
  const change = figures.length < 2 ? null : toDec(toUnits(last.value) - toUnits(first.value));
  const at = ({ value, month }: FigureRow): NumberCell => ({
    ...figure(value),
    word: words.say('measures.in', { month: words.month(month) }),
  });
  const move = moves.find(({ month }) => month === last.month);
  const judged = changeCell(words, move?.change ?? null, move?.verdict ?? 'none');
  return [
    {
      cells: [
        measureName(words, measure),
        { number: String(figures.length), places: 'whole' },
        at(first),
        at(last),
        { ...figure(change), signed: true },
        judged,
      ],
    },
  ];
}
