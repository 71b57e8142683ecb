import { comparedLeaders, leaderDumbbell, leaderLines, leaderTable, type LeaderLine } from './leader-blocks.js';
import { loadMonth } from './month-data.js';
import type { ReportBlock, ReportModel } from './report-model.js';
import type { Making, UnitReport, UnitScope } from './report.js';
import { fileName, frameOf, headSignature } from './state-layout.js';
import { count } from './unit-tables.js';
import type { Words } from './words.js';

/** Each leader's exemplarity beside the mean of their own people. */
export const leaders: UnitReport = {
  code: 'leaders',
  about: 'unit',
  below: 'always',
  mostOnPaper: 5000,
  async build(making: Making, scope: UnitScope): Promise<ReportModel> {
    const { words } = making;
    const month = await loadMonth(making, scope);
    const frame = await frameOf(making, month);
    const about = words.say('leaders.about', { month: words.month(month.period.month), unit: scope.unit.name });
    return {
      ...frame.parts,
      code: 'leaders',
      layout: 'state',
      landscape: true,
      fileName: fileName(month.period.month, scope.unit.code, 'leaders'),
      title: about,
      subject: { type: words.say('leaders.type'), about },
      blocks: blocksOf(words, leaderLines(month)),
      signatures: [headSignature(words, frame)],
    };
  },
};

function blocksOf(words: Words, lines: LeaderLine[]): ReportBlock[] {
  if (lines.length === 0) return [{ kind: 'paragraph', text: words.say('leaders.nobody') }];
  const { compared, below } = comparedLeaders(lines);
  return [
    {
      kind: 'figures',
      items: [
        { label: words.say('leaders.figure.all'), value: count(lines.length) },
        {
          label: words.say('leaders.figure.compared'),
          value: count(compared.length),
          note: words.say('leaders.figure.rest', { n: lines.length - compared.length }),
        },
        {
          label: words.say('leaders.figure.below'),
          value: count(below.length),
          note: words.say('leaders.figure.belowNote'),
        },
      ],
    },
    ...(compared.length > 0 ? [leaderDumbbell(words, lines)] : []),
    leaderTable(words, lines),
  ];
}
