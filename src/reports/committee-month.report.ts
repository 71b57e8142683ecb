import { mergersPart, yearBefore } from './mergers.js';
import { indexTrend } from '../committee/desk.queries.js';
import { dayOf } from '../clock.js';
import { lastDayOf, monthAfter } from '../periods/calendar.js';
import { questionsOf } from './committee-month/questions.js';
import {
  leaderPart,
  leftOut,
  remarks,
  reviewing,
  selfPart,
  setsAnnex,
  situation,
  trendPart,
  unitResults,
} from './committee-month/sections.js';
import { issuedBy } from './issuing.js';
import { leaderLines } from './leader-blocks.js';
import { loadMonth, type MonthData } from './month-data.js';
import { indexGroupsOf, reasonsUnder, remarksUnder } from './month.queries.js';
import type { ReportBlock, ReportModel } from './report-model.js';
import type { Issuer, Making, UnitReport, UnitScope } from './report.js';
import { numbered, paragraph } from './results/blocks.js';
import { askedPart, decidedPart } from './results/committee-part.js';
import { issuePart } from './results/issue-part.js';
import { misfitPart, movesPart } from './results/measure-part.js';
import { monthResults } from './results/month-results.js';
import { sayAndDoPart } from './results/promise-part.js';
import { fileName, frameOf, type Frame } from './state-layout.js';
import { pastIndex } from './unit-tables.js';

/** The month as the Party committee reads it: what happened, what to ask. */
export const committeeMonth: UnitReport = {
  code: 'committee-month',
  about: 'unit',
  below: 'always',
  mostOnPaper: 20_000,
  async build(making: Making, scope: UnitScope): Promise<ReportModel> {
    const { words } = making;
    const month = await loadMonth(making, scope);
    const frame = await frameOf(making, month);
    const about = words.say('committee-month.about', { month: words.month(month.period.month), unit: scope.unit.name });
    return {
      ...frame.parts,
      ...issuedBy(making, scope.issuer, frame),
      code: 'committee-month',
      fileName: fileName(month.period.month, scope.unit.code, 'committee-month'),
      title: about,
      subject: { type: words.say('committee-month.type'), about },
      blocks: await blocksOf(making, month, frame, scope),
    };
  },
};

async function blocksOf(
  { db, words, today }: Making,
  month: MonthData,
  frame: Frame,
  { issuer, inside }: UnitScope,
): Promise<ReportBlock[]> {
  const { period, unit } = month;
  const lastMonth = monthAfter(period.month, -1);
  const [past, trend, said, reasons, results] = await Promise.all([
    indexGroupsOf(db, unit.path, lastMonth),
    indexTrend(db, unit.path, period.month),
    remarksUnder(db, period.id, unit.path),
    reasonsUnder(db, period.id, unit.path),
    monthResults(db, today, month),
  ]);
  const leaders = leaderLines(month);
  const parts = numbered(words, [
    ['situation', situation(words, month, reasons)],
    ['units', unitResults(words, month, pastIndex(past, lastMonth))],
    ['measures', [...movesPart(words, results.moves, month.units), ...misfitPart(words, results.misfits)]],
    ['leaders', leaderPart(words, leaders, month)],
    ['sayAndDo', sayAndDoPart(words, results.shares, results.dialogues)],
    ['self', selfPart(words, month)],
    ['leftOut', leftOut(words, month)],
    ['issues', issuePart(words, results.issues, lastDayOf(period.month), (at) => dayOf(at, words.zone))],
    ['asked', askedPart(words, results.asked, inside)],
    [
      'committee',
      [...reviewing(words, month), ...remarks(words, said), ...decidedPart(words, results.decided, inside)],
    ],
    ['trend', trendPart(words, trend)],
    ['questions', questionsOf(words, month, today)],
  ]);
  const mergers = await mergersPart(db, words, unit.path, yearBefore(period.month), lastDayOf(period.month));
  return [opening({ words, frame, month: period.month, issuer }), ...mergers, ...parts, setsAnnex(words, month)];
}

function opening({
  words,
  frame,
  month,
  issuer,
}: {
  words: Making['words'];
  frame: Frame;
  month: string;
  issuer: Issuer;
}): ReportBlock {
  const { committee } = frame.seats;
  const params = { agency: frame.agency, committee, month: words.month(month) };
  if (issuer === 'committee' && committee) return paragraph(words.say('committee-month.openingCommittee', params));
  return paragraph(words.say(committee ? 'committee-month.opening' : 'committee-month.openingAlone', params));
}
