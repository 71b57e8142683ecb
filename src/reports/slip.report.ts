import { petitionsOf } from '../evaluations/petition/petition-decisions.queries.js';
import { arithmeticView, type Arithmetic, type ArithmeticLine } from '../evaluations/result/arithmetic.view.js';
import {
  handedIn,
  handedStated,
  resultBefore,
  resultStated,
  resultsOf,
  type Handed,
  type Result,
} from '../evaluations/result/results.queries.js';
import { reviewedBefore } from '../evaluations/result/result-mark.js';
import type { OpenedEvaluation } from '../evaluations/evaluation-access.js';
import { pointsOf, scoreEvaluation } from '../evaluations/evaluation-score.js';
import type { MonthEvaluation } from '../evaluations/evaluation.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import { receiptOf, type ReceiptRow } from '../receipts/receipt.view.js';
import type { Dec } from '../scoring/decimal.js';
import { paperNamesOn } from '../units/paper-names.queries.js';
import { placeOfName } from '../units/place-on-paper.js';
import { NotFound } from '../web/errors.js';
import { versionsIn, type MonthVersion } from './month.queries.js';
import { rootOf, titleOf, titleOfDecider } from './places.queries.js';
import type { Signature } from './paper/paper.js';
import type { CriteriaLine, Fact, ReportBlock, ReportModel } from './report-model.js';
import type { Making, EvaluationReport } from './report.js';
import { fileName, madeLine, placeAndDate, setWords } from './state-layout.js';
import { score } from './unit-tables.js';
import type { Words } from './words.js';

interface SlipData {
  evaluation: MonthEvaluation;
  result: Result;
  /** What was handed in, where the reader may see it. */
  handed: Handed | undefined;
  title: string | null;
  version: MonthVersion;
  before: { month: string; score: Dec | null } | undefined;
  petitioned: boolean;
  /** What the person said of the result. */
  /** Null: decided from outside the agency. */
  approverTitle: string | null;
  receipt: ReceiptRow | undefined;
  arithmetic: Arithmetic;
}

/** One person's result of a month, with the whole way to it, on one page. */
export const slip: EvaluationReport = {
  code: 'slip',
  about: 'evaluation',
  async build(making: Making, opened: OpenedEvaluation): Promise<ReportModel> {
    const { words } = making;
    const data = await slipData(making, opened);
    const { evaluation } = data;
    const { above, agency, place } = await headAt(making, evaluation);
    const month = words.month(evaluation.month);
    return {
      code: 'slip',
      lang: words.lang,
      layout: 'slip',
      fileName: fileName(evaluation.month, evaluation.officialCode, 'slip'),
      title: words.say('slip.title', { month, name: evaluation.officialName }),
      header: {
        ...(above ? { above } : {}),
        agency,
        number: words.say('slip.number', { month }),
        dated: placeAndDate(making, place),
      },
      subject: { type: words.say('slip.type', { month }), about: setWords(words, data.version) },
      facts: factsOf(making, data),
      missing: missingOf(words, data),
      blocks: blocksOf(words, data),
      signatures: [
        slipSignature(words, 'slip.person', data.approverTitle && data.title, evaluation.officialName),
        slipSignature(words, 'slip.approver', data.approverTitle, words.decider(data.result.by)),
      ],
      madeLine: madeLine(
        making,
        evaluation.month,
        words.say('set.short', { code: evaluation.setName, number: evaluation.versionNumber }),
      ),
    };
  },
};

/** In which part they sign, and under which title; both have one or neither, so that the names stand on one line. */
function slipSignature(words: Words, part: string, title: string | null, name: string): Signature {
  const note = words.say('paper.signName');
  return title ? { prefix: words.say(part), post: title, note, name } : { post: words.say(part), note, name };
}

/** What the unit, who stands over it and the place are called on the month's last day. */
async function headAt(
  { db, settings }: Making,
  { unitId, unitPath, unitName, month }: MonthEvaluation,
): Promise<{ above: string; agency: string; place: string }> {
  const day = lastDayOf(month);
  const root = (await rootOf(db, unitPath, day))!;
  const atRoot = root.id === unitId;
  const [set, names, top] = await Promise.all([
    settings(unitId),
    paperNamesOn(db, unitId, 'state', day),
    paperNamesOn(db, root.id, 'state', day),
  ]);
  return {
    above: names.above || (atRoot ? set['agency-above'] : top.name || set.agency || root.name),
    agency: names.name || (atRoot && set.agency) || unitName,
    place: names.place || top.place || set.place || placeOfName(root.name),
  };
}

async function slipData({ db }: Making, { evaluation, sight }: OpenedEvaluation): Promise<SlipData> {
  const [[result], handed, title, [version], before, petitions] = await Promise.all([
    resultsOf(db, evaluation.id),
    handedIn(db, evaluation.id),
    titleOf(db, evaluation.officialId, evaluation.unitId, lastDayOf(evaluation.month)),
    versionsIn(db, [evaluation.versionId]),
    resultBefore(db, evaluation.officialId, evaluation.month),
    petitionsOf(db, evaluation.id),
  ]);
  if (!result || !version) throw new NotFound();
  const scored = scoreEvaluation(result.content, result.tier, resultStated(result));
  // A slip never shows a way that ends elsewhere than the result.
  if (scored.score !== result.score)
    throw new Error(`evaluation ${evaluation.id}: ${scored.score} is reckoned, ${result.score} is stored`);
  return {
    approverTitle: await titleOfDecider(db, result.id, lastDayOf(evaluation.month)),
    receipt: await receiptOf(db, 'evaluation', result.id),
    evaluation,
    result,
    title,
    version,
    before,
    handed: sight.selfMarks ? handed.find((one) => one.id === result.submissionId) : undefined,
    petitioned: petitions.some((petition) => petition.outcome === null),
    arithmetic: arithmeticView(result.content, result.tier, scored),
  };
}

function factsOf({ words, at, by }: Making, { evaluation, version }: SlipData): Fact[] {
  const state = evaluation.closedAt
    ? words.say('fact.closed', { at: words.moment(evaluation.closedAt) })
    : words.say('fact.open');
  return [
    { label: words.say('fact.period'), value: `${words.month(evaluation.month)}, ${state}` },
    { label: words.say('fact.sets'), value: setWords(words, version) },
    { label: words.say('fact.made'), value: words.say('fact.madeBy', { at: words.moment(at), by }) },
  ];
}

function missingOf(words: Words, { evaluation, petitioned }: SlipData): string[] {
  return [
    ...(evaluation.closedAt ? [] : [words.say('missing.draftSlip')]),
    ...(evaluation.reviewedAt ? [] : [words.say('missing.slipUnreviewed')]),
    ...(evaluation.mark ? [`${words.say(`evaluations:mark.${evaluation.mark}`)}.`] : []),
    ...(evaluation.flaggedAt ? [words.say('missing.slipFlagged')] : []),
    ...(petitioned ? [words.say('missing.petitioned')] : []),
  ];
}

function blocksOf(words: Words, data: SlipData): ReportBlock[] {
  const { evaluation, result, handed, before, arithmetic } = data;
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
    ...receiptBlock(words, data),
    { kind: 'note', tone: 'plain', text: closingWords(words, evaluation, result) },
  ];
}

function receiptBlock(words: Words, { receipt }: SlipData): ReportBlock[] {
  if (!receipt) return [];
  const { answer, reason, at, formers } = receipt;
  const said = words.say(`receipts:paper.${answer}`, { reason, day: words.moment(at) });
  const [former] = formers;
  const changed = former ? ` ${words.say('receipts:paper.changed', { day: words.moment(former.at) })}` : '';
  return [{ kind: 'paragraph', text: said + changed }];
}

function personFacts(words: Words, { evaluation, title }: SlipData): Fact[] {
  return [
    { label: words.say('slip.name'), value: evaluation.officialName },
    { label: words.say('slip.title2'), value: title ?? '–' },
    { label: words.say('column.unit'), value: evaluation.unitName },
    { label: words.say('slip.tier'), value: words.say(`tier.${evaluation.tier}`) },
  ];
}

function linesOf(words: Words, { result, handed, arithmetic }: SlipData): CriteriaLine[] {
  const self = handed ? pointsOf(scoreEvaluation(handed.content, handed.tier, handedStated(handed))) : [];
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
function closingWords(words: Words, evaluation: MonthEvaluation, { kind, by, at }: Result): string {
  return [
    words.say('slip.decided', { kind: words.say(`slip.kind.${kind}`), by: words.decider(by), at: words.moment(at) }),
    ...(evaluation.reviewedAt
      ? [
          words.say(reviewedBefore(evaluation) ? 'slip.reviewedBefore' : 'slip.reviewed', {
            at: words.moment(evaluation.reviewedAt),
          }),
        ]
      : []),
    words.say('slip.record'),
  ].join(' ');
}
