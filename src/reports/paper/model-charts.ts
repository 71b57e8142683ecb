import { distributionModel } from '../../web/charts/distribution.js';
import { dumbbellModel } from '../../web/charts/dumbbell.js';
import { trendModel } from '../../web/charts/trend.js';
import type { Dumbbell as ModelDumbbell, Strip as ModelStrip, Trend as ModelTrend } from '../report-model.js';
import type { Words } from '../words.js';
import type { Axis, Dumbbell, DumbbellRow, Strip, Trend } from './paper.js';

/** The charts of the page, drawn for paper: the same differences, middles and scales. */

const SIDES = { below: 'below', above: 'above', equal: 'same', none: 'unknown' } as const;

export function dumbbellBlock(block: ModelDumbbell, words: Words): Dumbbell {
  const chart = dumbbellModel(block.rows);
  const rows = chart.rows.map((row): DumbbellRow => ({
    label: row.name,
    leader: row.full === null ? null : Number(row.full), leaderText: words.score(row.full),
    people: row.hollow === null ? null : Number(row.hollow), peopleText: words.score(row.hollow),
    differenceText: row.difference === null ? '' : words.signed(row.difference, 'score'),
    word: words.say(row.sign === 'none' ? 'ui:incomparable' : `ui:${row.sign}`),
    side: SIDES[row.sign],
  }));
  const [full, hollow] = block.of === 'leaders' ? ['ui:leader', 'ui:people'] : ['ui:approved', 'ui:self'];
  return {
    kind: 'dumbbell', title: block.title, note: block.note, rows, axis: axisOf(chart.ticks),
    heads: { leader: words.say(full!), people: words.say(hollow!), difference: words.say('ui:difference') },
    alt: rows.map((row) => `${row.label}: ${row.leaderText} – ${row.peopleText}, ${row.differenceText} ${row.word}.`).join(' '),
  };
}

export function stripBlock(block: ModelStrip, words: Words): Strip {
  const chart = distributionModel(block.rows);
  const rows = chart.rows.map((row, i) => ({
    label: row.name,
    values: block.rows[i]!.scores.map(Number),
    median: row.middle && Number(row.middle.value),
    text: words.say('strip.count', { n: row.count }) + (row.middle ? ` · ${words.score(row.middle.value)}` : ''),
  }));
  return { kind: 'strip', title: block.title, note: block.note, rows, axis: axisOf(chart.ticks), alt: rows.map((row) => `${row.label}: ${row.text}.`).join(' ') };
}

export function trendBlock(block: ModelTrend, words: Words): Trend {
  const chart = trendModel(block.points);
  return {
    kind: 'trend', title: block.title, note: block.note, axis: axisOf(chart.levels),
    months: chart.points.map((point) => words.say('paper.trendMonth', { n: point.number })),
    series: [{ word: block.word, values: block.points.map(({ value }) => (value === null ? null : Number(value))), lastText: words.score(chart.last?.value ?? null) }],
    alt: block.points.map(({ month, value }) => `${words.month(month)}: ${words.score(value)}`).join('; '),
  };
}

function axisOf(ticks: readonly { label: string }[]): Axis {
  const places = ticks.map(({ label }) => ({ at: Number(label), text: label }));
  return { min: places[0]?.at ?? 0, max: places[places.length - 1]?.at ?? 100, ticks: places };
}
