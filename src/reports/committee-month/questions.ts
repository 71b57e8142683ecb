import { questionsOf as deskQuestions } from '../../committee/questions.js';
import type { MonthData } from '../month-data.js';
import type { ReportBlock } from '../report-model.js';
import type { Words } from '../words.js';

const ASKED_AT_MOST = 40;

/** What to ask, each with its numbers: the desk's own questions, so that the meeting reads the same as the screen. */
export function questionsOf(words: Words, { desk }: MonthData, today: string): ReportBlock[] {
  const asked = deskQuestions(desk, desk.units, today);
  if (asked.length === 0) return [{ kind: 'paragraph', text: words.say('committee:ask.none') }];
  const notes = asked.slice(0, ASKED_AT_MOST).map(({ code, unit, gap, ...numbers }): ReportBlock => ({
    kind: 'note',
    tone: 'question',
    title: unit,
    text: words.sentence(words.say(`committee:ask.${code}`, { ...numbers, gap: gap && words.score(gap) })),
  }));
  const more = asked.length - notes.length;
  return [
    { kind: 'paragraph', text: words.say('committee:ask.note') },
    ...notes,
    ...(more > 0
      ? [{ kind: 'paragraph' as const, text: words.say('committee-month.moreQuestions', { n: more }) }]
      : []),
  ];
}
