import { petitionsOf } from '../evaluations/petition-decisions.queries.js';
import { arithmeticView, type Arithmetic, type ArithmeticLine } from '../evaluations/arithmetic.view.js';
import {
  handedIn,
  handedStated,
  resultBefore,
  resultStated,
  resultsOf,
  type Handed,
  type Result,
} from '../evaluations/results.queries.js';
import { reviewedBefore } from '../evaluations/result-mark.js';
import type { OpenedSheet } from '../evaluations/sheet-access.js';
import { pointsOf, scoreSheet } from '../evaluations/sheet-score.js';
import type { Sheet } from '../evaluations/sheet.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import type { Dec } from '../scoring/decimal.js';
import { recordFormat } from '../scoring/record.js';
import { NotFound } from '../web/errors.js';
import { versionsIn, type MonthVersion } from './month.queries.js';
import { titleOf } from './places.queries.js';
import type { CriteriaLine, Fact, ReportBlock, ReportModel } from './report-model.js';
import type { Making, SheetReport } from './report.js';
import { fileName, madeLine, placeAndDate, setWords } from './state-layout.js';
import { score } from './unit-tables.js';
import type { Words } from './words.js';

interface SlipData {
  sheet: Sheet;
  result: Result;
  /** What was handed in, where the reader may see it. */
  handed: Handed | undefined;
  title: string | null;
  version: MonthVersion;
  before: { month: string; score: Dec | null } | undefined;
  petitioned: boolean;
  arithmetic: Arithmetic;
}

/** One person's result of a month, with the whole way to it, on one page. */
export const slip: SheetReport = {
  code: 'slip',
  about: 'sheet',
  async build(making: Making, opened: OpenedSheet): Promise<ReportModel> {
    const { words } = making;
    const data = await slipData(making, opened);
    const { sheet } = data;
    const settings = await making.settings(sheet.unitId);
    const month = words.month(sheet.month);
    return {
      code: 'slip',
      lang: words.lang,
      layout: 'slip',
      fileName: fileName(sheet.month, sheet.officialCode, 'slip'),
      title: words.say('slip.title', { month, name: sheet.officialName }),
      header: {
        ...(settings.agency ? { above: settings.agency } : {}),
        agency: sheet.unitName,
        number: words.say('slip.number', { code: sheet.officialCode, month }),
        dated: placeAndDate(making, settings.place || sheet.unitName),
      },
      subject: { type: words.say('slip.type', { month }), about: setWords(words, data.version) },
      facts: factsOf(making, data),
      missing: missingOf(words, data),
      blocks: blocksOf(words, data),
      signatures: [
        { post: words.say('slip.person'), note: words.say('paper.signName'), name: sheet.officialName },
        { post: words.say('slip.approver'), note: words.say('paper.signName'), name: data.result.by },
      ],
      madeLine: madeLine(
        making,
        sheet.month,
        words.say('set.short', { code: sheet.setCode, number: sheet.versionNumber }),
      ),
    };
  },
};

async function slipData({ db }: Making, { sheet, sight }: OpenedSheet): Promise<SlipData> {
  const [[result], handed, title, [version], before, petitions] = await Promise.all([
    resultsOf(db, sheet.id),
    handedIn(db, sheet.id),
    titleOf(db, sheet.officialId, sheet.unitId, lastDayOf(sheet.month)),
    versionsIn(db, [sheet.versionId]),
    resultBefore(db, sheet.officialId, sheet.month),
    petitionsOf(db, sheet.id),
  ]);
  if (!result || !version) throw new NotFound();
  const scored = scoreSheet(result.content, result.tier, resultStated(result));
  // A slip never shows a way that ends elsewhere than the result.
  if (scored.score !== result.score)
    throw new Error(`sheet ${sheet.id}: ${scored.score} is reckoned, ${result.score} is stored`);
  return {
    sheet,
    result,
    title,
    version,
    before,
    handed: sight.selfMarks ? handed.find((one) => one.id === result.submissionId) : undefined,
    petitioned: petitions.some((petition) => petition.outcome === null),
    arithmetic: arithmeticView(result.content, result.tier, scored),
  };
}

function factsOf({ words, at, by }: Making, { sheet, version }: SlipData): Fact[] {
  const state = sheet.closedAt
    ? words.say('fact.closed', { at: words.moment(sheet.closedAt) })
    : words.say('fact.open');
  return [
    { label: words.say('fact.period'), value: `${words.month(sheet.month)}, ${state}` },
    { label: words.say('fact.sets'), value: setWords(words, version) },
    { label: words.say('fact.made'), value: words.say('fact.madeBy', { at: words.moment(at), by }) },
  ];
}

function missingOf(words: Words, { sheet, petitioned }: SlipData): string[] {
  return [
    ...(sheet.closedAt ? [] : [words.say('missing.draftSlip')]),
    ...(sheet.reviewedAt ? [] : [words.say('missing.slipUnreviewed')]),
    ...(sheet.mark ? [`${words.say(`evaluations:mark.${sheet.mark}`)}.`] : []),
    ...(sheet.flaggedAt ? [words.say('missing.slipFlagged')] : []),
    ...(petitioned ? [words.say('missing.petitioned')] : []),
  ];
}

function blocksOf(words: Words, data: SlipData): ReportBlock[] {
  const { sheet, result, handed, before, arithmetic } = data;
  return [
    { kind: 'facts', items: personFacts(words, data) },
    {
      kind: 'score',
      main: { label: words.say('slip.approved'), value: score(result.score) },
      others: [
        { label: words.say('slip.self'), value: score(handed?.score ?? null) },
        { label: words.say('column.exemplarity'), value: score(result.exemplarity) },
        ...(before
          ? [{ label: words.say('slip.before', { month: words.month(before.month) }), value: score(before.score) }]
          : []),
      ],
      self: handed?.score ?? null,
      approved: result.score,
    },
    { kind: 'criteria', rows: linesOf(words, data), self: handed?.score ?? null, approved: result.score },
    { kind: 'paragraph', text: arithmeticLine(words, arithmetic) },
    ...(result.reason
      ? [{ kind: 'paragraph' as const, text: words.say('slip.reason', { reason: result.reason }) }]
      : []),
    { kind: 'note', tone: 'plain', text: closingWords(words, sheet, result) },
  ];
}

function personFacts(words: Words, { sheet, title }: SlipData): Fact[] {
  return [
    { label: words.say('slip.name'), value: sheet.officialName },
    { label: words.say('slip.title2'), value: title ?? '–' },
    { label: words.say('column.unit'), value: sheet.unitName },
    { label: words.say('slip.tier'), value: words.say(`tier.${sheet.tier}`) },
  ];
}

function linesOf(words: Words, { result, handed, arithmetic }: SlipData): CriteriaLine[] {
  const self = handed ? pointsOf(scoreSheet(handed.content, handed.tier, handedStated(handed))) : [];
  return arithmetic.lines.map((line, i) => ({
    criterion: line.text,
    basis: basisWords(words, line),
    factor: line.factor,
    remarks: remarksOf(words, line.code, result, handed),
    self: self[i] ?? null,
    approved: line.points,
    max: line.max,
    weight: line.weight,
  }));
}

function remarksOf(words: Words, code: string, result: Result, handed: Handed | undefined): string[] {
  const [own, theirs] = [handed?.notes[code], result.notes[code]];
  return [
    ...(own ? [words.say('slip.ownWord', { text: own })] : []),
    ...(theirs ? [words.say('slip.headWord', { text: theirs })] : []),
  ];
}

function basisWords(words: Words, { word, basis, max, unitLabel }: ArithmeticLine): string {
  const plain = Object.fromEntries(
    Object.entries(basis).map(([name, value]) => [name, value === null ? '–' : words.plain(value)]),
  );
  return words
    .say(`evaluations:basis.${word}`, {
      ...plain,
      times: plain['count'],
      mean: words.score(basis.mean),
      max: words.plain(max),
      unit: unitLabel,
    })
    .replace(/ {2,}/g, ' ');
}

/** The way to the score in one line: points × W of what was assessed, over the most there was to reach. */
function arithmeticLine(words: Words, { lines, score: total, possible }: Arithmetic): string {
  if (total === null) return words.say('slip.noScore');
  const terms = lines.flatMap(({ points, weight }) =>
    points === null ? [] : [`${words.plain(points)} × ${words.plain(weight)}`],
  );
  return words.say('slip.why', { score: words.score(total), sum: terms.join(' + '), possible: words.plain(possible) });
}

/** Who decided when, and that anybody can reckon it again. */
function closingWords(words: Words, sheet: Sheet, { kind, by, at }: Result): string {
  return [
    words.say('slip.decided', { kind: words.say(`slip.kind.${kind}`), by, at: words.moment(at) }),
    ...(sheet.reviewedAt
      ? [
          words.say(reviewedBefore(sheet) ? 'slip.reviewedBefore' : 'slip.reviewed', {
            at: words.moment(sheet.reviewedAt),
          }),
        ]
      : []),
    words.say('slip.record', { format: recordFormat }),
  ].join(' ');
}
