import type { CorrectionKind } from '../corrections/correction-kind.js';
import { Conflict } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { answersOf, findQuestion } from './question.queries.js';
import { mayClose } from './signal.policy.js';
import { SignalQuestion } from './signal-question.entity.js';

/** What a committee asked of a head, until it is answered. Taken back, it ends with the reason as its conclusion. */
export const QUESTION_CORRECTION: CorrectionKind = {
  code: 'question',
  path: 'signals/questions',
  allow: ['committee'],
  acts: { corrected: 'signal.question-corrected', withdrawn: 'signal.question-withdrawn' },
  fields: [{ name: 'text', least: 0, most: 1000, rows: 4 }],
  async find(on, id) {
    const question = await findQuestion(on, id);
    if (!question || !mayClose(on.actor, question)) return undefined;
    if (question.closedAt) throw new Conflict('correction-question-closed', { name: question.closedBy ?? '' });
    const [answer] = await answersOf(on, id);
    if (answer) throw new Conflict('correction-question-answered', { name: answer.by });
    return {
      id,
      words: { text: question.text },
      chain: `committee:${question.committeeId}`,
      unitId: question.unitId,
      about: { name: question.headName, month: formatMonth(question.month) },
      href: `/signals/questions/${id}`,
      told: [question.headId],
    };
  },
  lock: (act, id) => act.one('select id from signal_questions where id = $1 for update', [id]),
  async write(act, { id }, words, reason) {
    if (words) await act.update(SignalQuestion, { id }, { text: words['text']! });
    else
      await act.update(SignalQuestion, { id }, { closedBy: act.actor.accountId, closedAt: act.at, conclusion: reason });
  },
};
