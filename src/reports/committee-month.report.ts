import { indexTrend } from '../committee/desk.queries.js';
import { monthAfter } from '../periods/calendar.js';
import { questionsOf } from './committee-month/questions.js';
import { leaderPart, leftOut, remarks, reviewing, selfPart, setsAnnex, situation, trendPart, unitResults } from './committee-month/sections.js';
import { leaderLines } from './leader-blocks.js';
import { loadMonth, type MonthData } from './month-data.js';
import { indexGroupsOf, reasonsUnder, remarksUnder } from './month.queries.js';
import type { ReportBlock, ReportModel } from './report-model.js';
import type { Making, UnitReport, UnitScope } from './report.js';
import { fileName, frameOf, headSignature, type Frame } from './state-layout.js';
import { pastIndex } from './unit-tables.js';

/** The month as the Party committee reads it: what happened, what to ask. */
export const committeeMonth: UnitReport = {
  code: 'committee-month', about: 'unit', below: 'always', mostOnPaper: 20_000,
  async build(making: Making, scope: UnitScope): Promise<ReportModel> {
    const { words } = making;
    const month = await loadMonth(making, scope);
    const frame = await frameOf(making, month);
    const about = words.say('committee-month.about', { month: words.month(month.period.month), unit: scope.unit.name });
    return {
      ...frame.parts,
      code: 'committee-month', layout: 'state',
      fileName: fileName(month.period.month, scope.unit.code, 'committee-month'),
      title: about,
      subject: { type: words.say('committee-month.type'), about },
      blocks: await blocksOf(making, month, frame),
      signatures: [headSignature(words, frame.seats, { onBehalfOf: frame.agency, named: false })],
    };
  },
};

async function blocksOf({ db, words, today }: Making, month: MonthData, frame: Frame): Promise<ReportBlock[]> {
  const { period, unit } = month;
  const lastMonth = monthAfter(period.month, -1);
  const [past, trend, said, reasons] = await Promise.all([
    indexGroupsOf(db, unit.path, lastMonth),
    indexTrend(db, unit.path, period.month),
    remarksUnder(db, period.id, unit.path),
    reasonsUnder(db, period.id, unit.path),
  ]);
  const leaders = leaderLines(month);
  const before = pastIndex(past, lastMonth);
  const sections = [
    situation(words, month, reasons),
    unitResults(words, month, before),
    leaderPart(words, leaders, month),
    selfPart(words, month),
    leftOut(words, month),
    [...reviewing(words, month), ...remarks(words, said)],
    trendPart(words, trend),
    questionsOf(words, month, today),
  ];
  return [opening({ words, frame, month: period.month }), ...sections.flatMap((blocks, i) => [heading(words.say(`committee-month.section.${i + 1}`)), ...blocks]), setsAnnex(words, month)];
}

function opening({ words, frame, month }: { words: Making['words']; frame: Frame; month: string }): ReportBlock {
  const { committee } = frame.seats;
  const params = { agency: frame.agency, committee, month: words.month(month) };
  return { kind: 'paragraph', text: words.say(committee ? 'committee-month.opening' : 'committee-month.openingAlone', params) };
}

function heading(text: string): ReportBlock {
  return { kind: 'heading', level: 1, text };
}
