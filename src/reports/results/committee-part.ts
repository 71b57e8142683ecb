import { askParams } from '../../signals/signal.view.js';
import type { ReportBlock } from '../report-model.js';
import type { Words } from '../words.js';
import { paragraph } from './blocks.js';
import type { AskedLine, DecidedLine } from './results.queries.js';

/** What the committee asked on signals, and what came back: questions, never findings. */
export function askedPart(words: Words, asked: readonly AskedLine[], inside: boolean): ReportBlock[] {
  if (asked.length === 0) return [paragraph(words.say('asked.none'))];
  const answered = asked.filter(({ answeredAt }) => answeredAt !== null).length;
  return [
    paragraph(
      words.say('asked.counted', {
        n: asked.length,
        answered,
        closed: asked.filter(({ closedAt }) => closedAt !== null).length,
      }),
    ),
    ...(inside ? asked : []).map((one): ReportBlock => ({
      kind: 'note',
      tone: one.closedAt ? 'plain' : 'question',
      title: words.say('asked.title', { unit: one.unitName, signal: words.say(`signals:name.${one.code}`) }),
      text: [
        words.say(`signals:ask.${one.code}`, askParams(one.figures, words.lang)),
        ...(one.text ? [one.text] : []),
        one.answer && one.answeredAt
          ? words.say('asked.answer', { at: words.moment(one.answeredAt), text: one.answer })
          : words.say('asked.waiting'),
        ...(one.conclusion ? [words.say('asked.conclusion', { text: one.conclusion })] : []),
      ].join(' '),
    })),
  ];
}

/** What was decided in the sittings, with the votes. */
export function decidedPart(words: Words, decided: readonly DecidedLine[], inside: boolean): ReportBlock[] {
  const sittings = new Map(decided.map((one) => [one.sittingId, one]));
  if (sittings.size === 0) return [paragraph(words.say('decided.noSitting'))];
  return [...sittings.values()].flatMap((sitting): ReportBlock[] => {
    const mine = decided.filter((one) => one.sittingId === sitting.sittingId && one.text !== null);
    const at = { committee: sitting.committee, number: sitting.number, date: words.date(sitting.heldOn) };
    if (mine.length === 0) return [paragraph(words.say('decided.nothing', at))];
    if (!inside) return [paragraph(words.say('decided.counted', { ...at, n: mine.length }))];
    return [
      paragraph(words.say('decided.sitting', { ...at, n: mine.length })),
      {
        kind: 'list',
        items: mine.map((one) => [decisionWords(words, one), ...correctedWords(words, one)].join(' ')),
      },
    ];
  });
}

function decisionWords(words: Words, one: DecidedLine): string {
  return words.say(one.carried ? 'decided.carried' : 'decided.lost', { ...one });
}

/** A later sitting corrected it: both are read. */
function correctedWords(words: Words, { corrected }: DecidedLine): string[] {
  if (!corrected) return [];
  const { number, heldOn, text } = corrected;
  return [words.say('decided.corrected', { number, date: words.date(heldOn), text })];
}
