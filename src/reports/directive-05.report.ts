import { dayOf } from '../clock.js';
import { dialoguesOf, keptShares, pledgeCounts, totalsOf } from '../commitments/commitments.queries.js';
import { indexTrend } from '../committee/desk.queries.js';
import type { MonthIndex } from '../committee/desk-figures.js';
import { issuesBetween } from '../focus/issue.queries.js';
import { figuresOf, measuresOf, movesIn } from '../measures/measures.queries.js';
import { practicesBetween, usesOf } from '../practices/practice.queries.js';
import { issuedBy } from './issuing.js';
import type { ReportBlock, ReportModel } from './report-model.js';
import type { Making, SpanReport, SpanScope } from './report.js';
import { numbered, paragraph } from './results/blocks.js';
import { askedPart, decidedPart } from './results/committee-part.js';
import { issuePart, practicePart } from './results/issue-part.js';
import { leadersSpanPart } from './results/leaders-span-part.js';
import { spanMeasuresPart } from './results/measure-part.js';
import { pledgePart, sayAndDoPart } from './results/promise-part.js';
import { askedBetween, decidedBetween, monthCounts, unitsUnder, type MonthCounts } from './results/results.queries.js';
import type { Span } from './span.js';
import { fileName, plainFrame } from './state-layout.js';
import { count } from './unit-tables.js';
import type { Words } from './words.js';

/** What studying and following came to in a half year or a year: what was registered, done, and moved. */
export const directive05: SpanReport = {
  code: 'directive-05',
  about: 'span',
  async build(making: Making, scope: SpanScope): Promise<ReportModel> {
    const { words } = making;
    const { unit, root, span, issuer } = scope;
    const read = await readSpan(making, scope);
    const time = timeWords(words, span);
    const frame = await plainFrame(making, {
      unit,
      root,
      day: span.to,
      time: words.sentence(time),
      missing: missingOf(making, span, read),
    });
    const about = words.say('directive-05.about', { time, unit: unit.name });
    return {
      ...frame.parts,
      ...issuedBy(making, issuer, frame),
      code: 'directive-05',
      fileName: fileName(span.key, unit.code, 'directive-05'),
      title: about,
      subject: { type: words.say('committee-month.type'), about },
      blocks: blocksOf(words, scope, read),
    };
  },
};

type SpanRead = Awaited<ReturnType<typeof readSpan>>;

async function readSpan({ db, today }: Making, { unit, root, span }: SpanScope) {
  const { from, to, months, year } = span;
  const until = to < today ? to : today;
  const units = await unitsUnder(db, unit.path, to);
  const unitIds = units.map(({ id }) => id);
  const [pledges, shares, dialogues, practices, issues, figures, moves, measures, counts, trend, asked, decided] =
    await Promise.all([
      pledgeCounts(db, { unitPath: unit.path, year, day: until }),
      keptShares(db, { rootUnitId: unit.id, from, until }),
      dialoguesOf(db, { unitPath: unit.path, from, to }),
      practicesBetween(db, unit.path, from, to),
      issuesBetween(db, unit.path, from, to),
      figuresOf(db, { unitIds, from: months[0]!, to: months.at(-1)! }),
      movesIn(db, { unitIds, months }),
      measuresOf(db, root.id),
      monthCounts(db, unit.path, months[0]!, months.at(-1)!),
      indexTrend(db, unit.path, months.at(-1)!, months.length),
      askedBetween(db, unit.path, from, to),
      decidedBetween(db, unit.path, from, to),
    ]);
  const uses = await usesOf(
    db,
    practices.map(({ id }) => id),
  );
  return {
    units,
    until,
    pledges,
    shares,
    dialogues,
    practices,
    uses: uses.filter((use) => use.takenOn <= to),
    issues,
    figures,
    moves,
    measures,
    counts,
    trend,
    asked,
    decided,
  };
}

function blocksOf(words: Words, { span, inside }: SpanScope, read: SpanRead): ReportBlock[] {
  const {
    pledges,
    shares,
    dialogues,
    practices,
    uses,
    issues,
    figures,
    moves,
    measures,
    units,
    counts,
    trend,
    asked,
    decided,
    until,
  } = read;
  return [
    paragraph(words.say('directive-05.opening', { time: timeWords(words, span) })),
    summary(words, read),
    ...numbered(words, [
      ['registered', pledgePart(words, pledges, span.year)],
      ['sayAndDo', sayAndDoPart(words, shares, dialogues)],
      ['practices', practicePart(words, practices, uses)],
      ['issues', issuePart(words, issues, until, (at) => dayOf(at, words.zone))],
      ['measures', spanMeasuresPart(words, figures, moves, measures, units)],
      ['leadersSpan', leadersSpanPart(words, counts, trend)],
      ['committeeSpan', [...decidedPart(words, decided, inside), ...askedPart(words, asked, inside)]],
    ]),
  ];
}

/** The four figures one asks for first. */
function summary(words: Words, { pledges, shares, practices, issues, trend }: SpanRead): ReportBlock {
  const [people, signed] = [
    pledges.reduce((sum, one) => sum + one.people, 0),
    pledges.reduce((sum, one) => sum + one.signed, 0),
  ];
  const { due, kept } = totalsOf(shares);
  const settled = issues.filter(({ outcome }) => outcome === 'settled').length;
  return {
    kind: 'figures',
    items: [
      {
        label: words.say('directive-05.figure.signed'),
        value: count(signed),
        note: words.say('directive-05.figure.ofPeople', { n: people }),
      },
      {
        label: words.say('directive-05.figure.kept'),
        value: count(kept),
        note: words.say('directive-05.figure.ofDue', { n: due }),
      },
      {
        label: words.say('directive-05.figure.settled'),
        value: count(settled),
        note: words.say('directive-05.figure.ofIssues', { n: issues.length }),
      },
      {
        label: words.say('directive-05.figure.practices'),
        value: count(practices.length),
        note: lastIndex(words, trend),
      },
    ],
  };
}

function lastIndex(words: Words, trend: readonly MonthIndex[]): string {
  const last = trend.findLast(({ index }) => index !== null);
  return last
    ? words.say('directive-05.figure.index', { index: words.score(last.index), month: words.month(last.month) })
    : '';
}

function missingOf({ words, today }: Making, { to, months }: Span, { counts, shares, pledges }: SpanRead): string[] {
  const passed = months.filter((month) => month <= today.slice(0, 7));
  const absent = passed.filter((month) => !counts.some((one) => one.month === month));
  const open = counts.filter(({ closed }: MonthCounts) => !closed).map(({ month }) => words.month(month));
  const { unsaid } = totalsOf(shares);
  const replaced = counts.reduce((sum, one) => sum + one.replaced, 0);
  const unsigned = pledges.reduce((sum, one) => sum + one.people - one.signed, 0);
  return [
    ...(today <= to ? [words.say('directive-05.missing.running', { date: words.date(to) })] : []),
    ...(absent.length > 0
      ? [words.say('directive-05.missing.months', { months: absent.map((month) => words.month(month)).join(', ') })]
      : []),
    ...(open.length > 0 ? [words.say('directive-05.missing.open', { months: open.join(', ') })] : []),
    ...(replaced > 0
      ? [
          words.say('missing.replaced', {
            n: replaced,
            reviewed: counts.reduce((sum, one) => sum + one.replacedAfterReview, 0),
          }),
        ]
      : []),
    ...(unsigned > 0 ? [words.say('directive-05.missing.unsigned', { n: unsigned })] : []),
    ...(unsaid > 0 ? [words.say('directive-05.missing.unsaid', { n: unsaid })] : []),
  ];
}

function timeWords(words: Words, { year, half }: Pick<Span, 'year' | 'half'>): string {
  return half ? words.say(`directive-05.half.${half}`, { year }) : words.say('directive-05.year', { year });
}
