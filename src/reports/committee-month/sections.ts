import type { MonthIndex } from '../../committee/desk-figures.js';
import { comparedLeaders, leaderDumbbell, leaderTable, type LeaderLine } from '../leader-blocks.js';
import { groupsOf, type MonthData } from '../month-data.js';
import type { UnitRemark } from '../month.queries.js';
import type { ReportBlock, Table } from '../report-model.js';
import { selfAgainstApproved } from '../self-approved.js';
import { decisionWords } from '../state-layout.js';
import {
  count,
  groupName,
  leftOutTable,
  leftOutTotal,
  resultTable,
  score,
  selfTable,
  situationTable,
  type PastIndex,
} from '../unit-tables.js';
import type { Words } from '../words.js';

/** The sections of the committee's month, each a list of blocks under its heading. */

export function situation(
  words: Words,
  month: MonthData,
  reasons: readonly { name: string; unitName: string; reason: string }[],
): ReportBlock[] {
  const { counts } = month.figures;
  return [
    {
      kind: 'figures',
      items: [
        { label: words.say('figure.expected'), value: count(counts.expected) },
        { label: words.say('figure.decided'), value: count(counts.approved) },
        { label: words.say('figure.excusedAlone'), value: count(counts.excused) },
        {
          label: words.say('figure.notSubmitted'),
          value: count(counts.notSubmitted),
          ...(counts.waiting > 0 ? { note: words.say('figure.waiting', { n: counts.waiting }) } : {}),
        },
      ],
    },
    situationTable(words, month),
    ...(reasons.length > 0
      ? [
          paragraph(words.say('committee-month.reasons')),
          list(reasons.map((one) => words.say('committee-month.reason', { ...one }))),
        ]
      : []),
  ];
}

export function unitResults(words: Words, month: MonthData, before: PastIndex): ReportBlock[] {
  const groups = groupsOf(month);
  const { index } = month.figures;
  const rows = groups
    .map((group) => ({
      name: groupName(words, group, groups),
      scores: month.figuresOf(group.evaluations).scores,
    }))
    .filter((row) => row.scores.length > 0);
  return [
    paragraph(
      index === null
        ? words.say('committee-month.noIndex')
        : words.say('committee-month.index', { unit: month.unit.name, index: words.score(index) }),
    ),
    resultTable(words, month, before),
    ...(rows.length > 0
      ? [
          {
            kind: 'strip' as const,
            title: words.say('committee-month.distribution'),
            rows,
            note: words.say('committee-month.distributionNote'),
          },
        ]
      : []),
  ];
}

/** With very many leaders the chart has those of the unit and right below it; the table has all. */
const LEADERS_DRAWN = 60;

function drawn(leaders: readonly LeaderLine[], { units }: MonthData): readonly LeaderLine[] {
  if (leaders.length <= LEADERS_DRAWN) return leaders;
  const near = new Set(units.filter((unit) => unit.depth < 2).map((unit) => unit.id));
  return leaders.filter(({ unitId }) => near.has(unitId)).slice(0, LEADERS_DRAWN);
}

export function leaderPart(words: Words, leaders: readonly LeaderLine[], month: MonthData): ReportBlock[] {
  if (leaders.length === 0) return [paragraph(words.say('leaders.nobody'))];
  const { compared, below } = comparedLeaders(leaders);
  const rest = leaders.length - compared.length;
  const chart = leaderDumbbell(words, drawn(leaders, month));
  return [
    paragraph(
      words.say('committee-month.leaders', { n: leaders.length, compared: compared.length, below: below.length }),
    ),
    ...(chart.rows.length > 0 ? [chart] : []),
    ...(rest > 0 ? [paragraph(words.say('committee-month.leadersRest', { n: rest }))] : []),
    { ...paragraph(words.say('leaders.note')), on: ['paper'] },
    { ...leaderTable(words, leaders), on: ['page', 'workbook'] },
  ];
}

export function selfPart(words: Words, month: MonthData): ReportBlock[] {
  const { count: both, same } = selfAgainstApproved(month, month.evaluations);
  if (both === 0) return [paragraph(words.say('committee-month.noSelf'))];
  return [paragraph(words.say('committee-month.self', { n: both, same })), selfTable(words, month)];
}

export function leftOut(words: Words, month: MonthData): ReportBlock[] {
  const table = leftOutTable(words, month);
  const total = leftOutTotal(month.evaluations);
  return [
    paragraph(words.say(total > 0 ? 'committee-month.leftOut' : 'committee-month.noneLeftOut', { n: total })),
    ...(table.rows.length > 0 ? [table] : []),
  ];
}

export function reviewing(words: Words, { figures: { counts }, period }: MonthData): ReportBlock[] {
  const waiting = counts.approved - counts.reviewed;
  const texts = [
    words.say('committee-month.reviewed', { n: counts.reviewed, decided: counts.approved }),
    ...(waiting > 0
      ? [words.say(period.closedAt ? 'committee-month.closedUnreviewed' : 'committee-month.unreviewed', { n: waiting })]
      : []),
    ...(period.closingNote ? [words.say('committee-month.closingNote', { note: period.closingNote })] : []),
  ];
  return texts.map(paragraph);
}

export function remarks(words: Words, said: readonly UnitRemark[]): ReportBlock[] {
  if (said.length === 0) return [paragraph(words.say('committee-month.noComments'))];
  return [
    list(
      said.map((one) =>
        words.say('committee-month.comment', {
          unit: one.unitName,
          by: one.committee ? `${one.by}, ${one.committee}` : one.by,
          at: words.moment(one.at),
          text: one.text,
        }),
      ),
    ),
  ];
}

export function trendPart(words: Words, trend: readonly MonthIndex[]): ReportBlock[] {
  if (trend.filter(({ index }) => index !== null).length < 2) return [paragraph(words.say('committee-month.noTrend'))];
  const table: Table = {
    kind: 'table',
    name: words.say('table.trend'),
    caption: words.say('table.trend'),
    columns: [
      { header: words.say('column.month'), kind: 'text', width: 12 },
      { header: words.say('column.index'), kind: 'number', width: 16 },
    ],
    rows: trend.map(({ month, index }) => ({ cells: [words.month(month), score(index)] })),
  };
  return [
    {
      kind: 'trend',
      title: words.say('table.trend'),
      word: words.say('committee-month.trendWord'),
      points: trend.map(({ month, index }) => ({ month, value: index })),
    },
    { ...table, on: ['workbook'] },
  ];
}

export function setsAnnex(words: Words, { versions, units, evaluations }: MonthData): ReportBlock {
  const rows = versions.map((version) => {
    const here = new Set(
      evaluations.filter((evaluation) => evaluation.versionId === version.id).map((evaluation) => evaluation.unitId),
    );
    const names = units.filter((unit) => here.has(unit.id)).map((unit) => unit.name);
    return {
      cells: [version.name, count(version.number), decisionWords(words, version), names.join('; ')],
    };
  });
  return {
    kind: 'table',
    annex: true,
    dense: true,
    name: words.say('table.sets'),
    caption: words.say('table.setsCaption'),
    columns: [
      { header: words.say('column.set'), kind: 'text', width: 36, share: 1.6 },
      { header: words.say('column.version'), kind: 'number', width: 10, share: 0.6 },
      { header: words.say('column.decision'), kind: 'text', width: 32, share: 1.4 },
      { header: words.say('column.usedBy'), kind: 'text', width: 50, share: 2 },
    ],
    rows,
  };
}

function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text };
}

function list(items: string[]): ReportBlock {
  return { kind: 'list', items };
}
