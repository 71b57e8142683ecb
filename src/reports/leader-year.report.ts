import { dialoguesOf, dueWithin, type DialogueRow, type DueCommitmentRow } from '../commitments/commitments.queries.js';
import { indexTrend } from '../committee/desk.queries.js';
import type { MonthIndex } from '../committee/desk-figures.js';
import { issuesBetween, type IssueRow } from '../focus/issue.queries.js';
import { movesOf, type Move } from '../measures/measures.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import { toDec, toUnits } from '../scoring/decimal.js';
import { dayOf } from '../clock.js';
import { rootOf, unitHere } from './places.queries.js';
import type { ReportBlock, ReportModel, Row } from './report-model.js';
import type { Making, OfficialReport, OfficialScope } from './report.js';
import { numbered, numberColumn, paragraph, textColumn } from './results/blocks.js';
import { issuePart } from './results/issue-part.js';
import { movesPart } from './results/measure-part.js';
import { ownMonths, type OwnMonth } from './results/results.queries.js';
import { fileName, plainFrame } from './state-layout.js';
import { count, difference, score } from './unit-tables.js';
import type { Words } from './words.js';
import { NotFound } from '../web/errors.js';

/** One leader's twelve months: their results beside their unit's, what they promised, what they settled. */
export const leaderYear: OfficialReport = {
  code: 'leader-year',
  about: 'official',
  async build(making: Making, scope: OfficialScope): Promise<ReportModel> {
    const { words, db } = making;
    const { official, months } = scope;
    const day = lastDayOf(months.at(-1)!);
    const [unit, root] = await Promise.all([unitHere(db, official.unitId, day), rootOf(db, official.unitPath, day)]);
    if (!unit || !root) throw new NotFound();
    const read = await readYear(making, scope);
    const [first, last] = [words.month(months[0]!), words.month(months.at(-1)!)];
    const frame = await plainFrame(making, {
      unit,
      root,
      day,
      time: words.say('months.time', { first, last }),
      missing: missingOf(words, read),
    });
    const title = words.say('leader-year.title', { name: official.name, first, last });
    return {
      ...frame.parts,
      code: 'leader-year',
      layout: 'state',
      fileName: fileName(months.at(-1)!, official.code, 'leader-year'),
      title,
      subject: { type: words.say('leader-year.type'), about: title },
      blocks: blocksOf(words, scope, read),
      signatures: [
        { post: words.capitals(words.say('leader-year.maker')), note: words.say('paper.signName'), name: making.by },
      ],
    };
  },
};

interface Read {
  evaluations: OwnMonth[];
  trend: MonthIndex[];
  due: DueCommitmentRow[];
  dialogues: DialogueRow[];
  issues: IssueRow[];
  moves: Move[];
  until: string;
}

async function readYear({ db, today }: Making, { official, months }: OfficialScope): Promise<Read> {
  const [first, last] = [months[0]!, months.at(-1)!];
  const until = lastDayOf(last) < today ? lastDayOf(last) : today;
  const [evaluations, trend, due, dialogues, issues, moves] = await Promise.all([
    ownMonths(db, official.id, first, last),
    indexTrend(db, official.unitPath, last),
    dueWithin(db, { unitPath: official.unitPath, from: `${first}-01`, to: until, officialId: official.id }),
    dialoguesOf(db, { unitPath: official.unitPath, from: `${first}-01`, to: until }),
    issuesBetween(db, `/${official.rootUnitId}/`, `${first}-01`, until),
    movesOf(db, { unitIds: [official.unitId], month: last }),
  ]);
  return {
    evaluations,
    trend,
    moves,
    until,
    due,
    dialogues: dialogues.filter((one) => one.leaderId === official.id),
    issues: issues.filter((one) => one.ownerId === official.id),
  };
}

function blocksOf(words: Words, { official }: OfficialScope, read: Read): ReportBlock[] {
  const { evaluations, due, dialogues, issues, moves, until } = read;
  const kept = due.filter((one) => one.kept === true).length;
  return [
    {
      kind: 'facts',
      items: [
        { label: words.say('slip.name'), value: official.name },
        { label: words.say('slip.title2'), value: official.title },
        { label: words.say('column.unit'), value: official.unitName },
      ],
    },
    {
      kind: 'figures',
      items: [
        {
          label: words.say('leader-year.figure.months'),
          value: count(evaluations.filter((one) => one.score !== null).length),
          note: words.say('leader-year.figure.ofTwelve'),
        },
        {
          label: words.say('leader-year.figure.kept'),
          value: count(kept),
          note: words.say('directive-05.figure.ofDue', { n: due.length }),
        },
        { label: words.say('leader-year.figure.dialogues'), value: count(dialogues.length) },
        {
          label: words.say('leader-year.figure.issues'),
          value: count(issues.filter((one) => one.outcome === 'settled').length),
          note: words.say('directive-05.figure.ofIssues', { n: issues.length }),
        },
      ],
    },
    ...numbered(words, [
      ['ownMonths', monthsPart(words, read)],
      ['ownPromises', promisesPart(words, due)],
      ['ownDialogues', dialoguesPart(words, dialogues)],
      ['ownIssues', issuePart(words, issues, until, (at) => dayOf(at, words.zone))],
      ['ownMeasures', movesPart(words, moves, [{ id: official.unitId, name: official.unitName }])],
    ]),
  ];
}

function monthsPart(words: Words, { evaluations, trend }: Read): ReportBlock[] {
  if (evaluations.length === 0) return [paragraph(words.say('leader-year.noMonths'))];
  const own = trend.map(({ month }) => ({
    month,
    value: evaluations.find((one) => one.month === month)?.exemplarity ?? null,
  }));
  return [
    ...(own.filter(({ value }) => value !== null).length >= 2
      ? [
          {
            kind: 'trend' as const,
            title: words.say('leader-year.trend'),
            word: words.say('column.exemplarity'),
            points: own,
          },
        ]
      : []),
    {
      kind: 'table',
      dense: true,
      name: words.say('leader-year.worksheet'),
      caption: words.say('leader-year.caption'),
      columns: [
        textColumn(words, 'month', 1, 12),
        ...['self', 'approved', 'exemplarity', 'index'].map((key) => numberColumn(words, key, 0.9)),
        numberColumn(words, 'difference', 1.3, 16),
        textColumn(words, 'state', 1.2, 22),
      ],
      rows: evaluations.map((one): Row => ({ cells: monthCells(words, one, trend) })),
      note: words.say('leader-year.note'),
    },
  ];
}

function monthCells(
  words: Words,
  { month, evaluationId, status, self, score: approved, exemplarity, mark }: OwnMonth,
  trend: readonly MonthIndex[],
): (string | ReturnType<typeof score> | { text: string; href?: string; under?: string })[] {
  const index = trend.find((one) => one.month === month)?.index ?? null;
  const gap = exemplarity === null || index === null ? null : toDec(toUnits(exemplarity) - toUnits(index));
  const name = {
    text: words.month(month),
    ...(approved === null ? {} : { href: `/reports/slip?evaluation=${evaluationId}` }),
  };
  return [
    name,
    score(self),
    score(approved),
    score(exemplarity),
    score(index),
    difference(words, gap),
    { text: words.say(`state.${status}`), ...(mark ? { under: words.say(`evaluations:mark.${mark}`) } : {}) },
  ];
}

function promisesPart(words: Words, due: readonly DueCommitmentRow[]): ReportBlock[] {
  if (due.length === 0) return [paragraph(words.say('leader-year.noPromises'))];
  const state = ({ kept }: DueCommitmentRow) => (kept === null ? 'unsaid' : kept ? 'kept' : 'broken');
  return [
    {
      kind: 'table',
      dense: true,
      name: words.say('leader-year.promisesEvaluation'),
      caption: words.say('leader-year.promises'),
      columns: [
        textColumn(words, 'commitment', 3, 60),
        textColumn(words, 'dueOn', 1, 14),
        textColumn(words, 'result', 1.2, 24),
      ],
      rows: due.map((one): Row => ({
        cells: [
          { text: one.text, ...(one.dialogueId ? { under: words.say('leader-year.fromDialogue') } : {}) },
          {
            text: words.date(one.dueOn),
            ...(one.dueOn === one.firstDueOn
              ? {}
              : { under: words.say('leader-year.movedFrom', { date: words.date(one.firstDueOn) }) }),
          },
          {
            text: words.say(`leader-year.promise.${state(one)}`),
            ...(one.kept === false ? { tone: 'below' as const } : {}),
          },
        ],
      })),
    },
  ];
}

function dialoguesPart(words: Words, dialogues: readonly DialogueRow[]): ReportBlock[] {
  if (dialogues.length === 0) return [paragraph(words.say('promises.noDialogue'))];
  return [
    {
      kind: 'list',
      items: dialogues.map((one) =>
        words.say('leader-year.dialogue', {
          date: words.date(one.heldOn),
          withWhom: one.withWhom,
          asked: one.asked,
          promises: one.promises,
          kept: one.kept,
        }),
      ),
    },
  ];
}

function missingOf(words: Words, { evaluations, due }: Read): string[] {
  const undecided = evaluations
    .filter((one) => one.score === null && one.status !== 'excused')
    .map(({ month }) => words.month(month));
  const unsaid = due.filter(({ kept }) => kept === null).length;
  return [
    ...(undecided.length > 0 ? [words.say('leader-year.undecided', { months: undecided.join(', ') })] : []),
    ...(unsaid > 0 ? [words.say('directive-05.missing.unsaid', { n: unsaid })] : []),
  ];
}
