import { distributionModel, type Distribution } from '../../web/charts/distribution.js';
import { dumbbellModel } from '../../web/charts/dumbbell.js';
import { trendModel } from '../../web/charts/trend.js';
import type { Dumbbell as ModelDumbbell, Strip as ModelStrip, Trend as ModelTrend } from '../report-model.js';
import type { Words } from '../words.js';
import type { Axis, ChartFigures, Dumbbell, DumbbellRow, Strip, TableCell, TableColumn, Trend } from './paper.js';

/** The charts of the page, drawn for paper: the same differences, middles and scales. */

const SIDES = { below: 'below', above: 'above', equal: 'same', none: 'unknown' } as const;

/** So many rows stand together on a page, upright and across: a chart is never broken by the edge of one. */
const ROWS_TOGETHER = { upright: 18, across: 12 };

export function dumbbellBlocks(block: ModelDumbbell, words: Words, across: boolean): Dumbbell[] {
  const chart = dumbbellModel(block.rows);
  const rows = chart.rows.map((row): DumbbellRow => ({
    label: row.name,
    leader: row.full === null ? null : Number(row.full),
    leaderText: words.score(row.full),
    people: row.hollow === null ? null : Number(row.hollow),
    peopleText: words.score(row.hollow),
    differenceText: row.difference === null ? '' : words.signed(row.difference, 'score'),
    word: words.say(row.sign === 'none' ? 'ui:incomparable' : `ui:${row.sign}`),
    side: SIDES[row.sign],
  }));
  const [full, hollow] = block.of === 'leaders' ? ['ui:leader', 'ui:people'] : ['ui:approved', 'ui:self'];
  const heads = { leader: words.say(full!), people: words.say(hollow!), difference: words.say('ui:difference') };
  const figures = {
    columns: [
      named(words.say('column.name'), 2),
      ...[heads.leader, heads.people].map((head) => counted(head)),
      counted(heads.difference, 1.1),
    ],
    rows: rows.map(pairCells),
  };
  return pieces(rows, across).map((piece, i, all) => ({
    kind: 'dumbbell',
    title: titleOf(block.title, i, words),
    note: i === all.length - 1 ? block.note : undefined,
    rows: piece,
    axis: axisOf(chart.ticks),
    heads,
    ...(i === 0 ? { figures } : {}),
    alt: piece
      .map((row) => `${row.label}: ${row.leaderText} – ${row.peopleText}, ${row.differenceText} ${row.word}.`)
      .join(' '),
  }));
}

export function stripBlocks(block: ModelStrip, words: Words, across: boolean): Strip[] {
  const chart = distributionModel(block.rows);
  const rows = chart.rows.map((row, i) => ({
    label: row.name,
    values: block.rows[i]!.scores.map(Number),
    median: row.middle && Number(row.middle.value),
    text: words.say('strip.count', { n: row.count }) + (row.middle ? ` · ${words.score(row.middle.value)}` : ''),
  }));
  return pieces(rows, across).map((piece, i, all) => ({
    kind: 'strip',
    title: titleOf(block.title, i, words),
    note: i === all.length - 1 ? block.note : undefined,
    rows: piece,
    axis: axisOf(chart.ticks),
    ...(i === 0 ? { figures: stripFigures(chart, words) } : {}),
    alt: piece.map((row) => `${row.label}: ${row.text}.`).join(' '),
  }));
}

function stripFigures(chart: Distribution, words: Words): ChartFigures {
  return {
    columns: [
      named(words.say('column.unit'), 2),
      ...(['ui:evaluations', 'ui:lowest', 'ui:median', 'ui:highest'] as const).map((key) => counted(words.say(key))),
    ],
    rows: chart.rows.map(({ name, count, lowest, middle, highest }) => ({
      cells: [name, words.count(count), words.score(lowest), words.score(middle?.value ?? null), words.score(highest)],
    })),
  };
}

function pairCells({ label, leaderText, peopleText, differenceText, word, side }: DumbbellRow): { cells: TableCell[] } {
  const tone = side === 'below' || side === 'above' ? { tone: side } : {};
  return {
    cells: [label, leaderText, peopleText, { text: [differenceText, word].filter(Boolean).join(' '), ...tone }],
  };
}

function named(header: string, width: number): TableColumn {
  return { header, width };
}

function counted(header: string, width = 0.6): TableColumn {
  return { header, width, align: 'right' };
}

export function trendBlock(block: ModelTrend, words: Words): Trend {
  const chart = trendModel(block.points);
  const months = chart.points.map((point) => words.say('paper.trendMonth', { n: point.number }));
  return {
    kind: 'trend',
    title: block.title,
    note: block.note,
    axis: axisOf(chart.levels),
    months,
    figures: {
      columns: [named(words.say('column.month'), 1.5), ...months.map((month) => counted(month, 1))],
      rows: [{ cells: [block.word, ...block.points.map(({ value }) => words.score(value))] }],
    },
    series: [
      {
        word: block.word,
        values: block.points.map(({ value }) => (value === null ? null : Number(value))),
        lastText: words.score(chart.last?.value ?? null),
      },
    ],
    alt: block.points.map(({ month, value }) => `${words.month(month)}: ${words.score(value)}`).join('; '),
  };
}

function pieces<T>(rows: readonly T[], across: boolean): T[][] {
  const size = across ? ROWS_TOGETHER.across : ROWS_TOGETHER.upright;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

function titleOf(title: string, piece: number, words: Words): string {
  return piece === 0 ? title : words.say('paper.continued', { title });
}

function axisOf(ticks: readonly { label: string }[]): Axis {
  const places = ticks.map(({ label }) => ({ at: Number(label), text: label }));
  return { min: places[0]?.at ?? 0, max: places[places.length - 1]?.at ?? 100, ticks: places };
}
