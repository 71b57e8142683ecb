import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { notifyMany } from '../acts/notify.js';
import { Db } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { askQuestion } from './ask-question.js';
import { findQuestion, type QuestionRow } from './question.queries.js';
import { raisedWithin } from './raised-signals.js';
import { askingSeat, mayAnswer, mayClose, mayReadQuestion, mayReadSignals } from './signal.policy.js';
import { SignalAnswer } from './signal-answer.entity.js';
import { SignalQuestion } from './signal-question.entity.js';

export interface Asked {
  headId: number;
  code: string;
  unitPath: string;
  month: string;
  text: string;
}

/** From a signal to a question, its answer and its end. */
@Injectable()
export class SignalsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  /** Reckoned again at the moment of asking: what no longer holds cannot be asked about. */
  async ask(actor: Actor, { headId, code, unitPath, month, text }: Asked): Promise<number> {
    if (!mayReadSignals(actor, unitPath)) throw new NotFound();
    const seat = askingSeat(actor, unitPath);
    if (!seat) throw new Forbidden();
    if (actor.officialId === headId) throw new Forbidden('signal-own');
    const raised = (await raisedWithin(this.db, unitPath, month)).find(
      (one) => one.headId === headId && one.code === code,
    );
    if (!raised) throw new Conflict('signal-gone');
    return this.acts.perform(actor, (act) =>
      askQuestion(act, raised, { committeeId: seat.committeeId, month, text, at: act.at }),
    );
  }

  async answer(actor: Actor, id: number, text: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const question = await this.open(act, id);
      if (!mayAnswer(actor, question)) throw new Forbidden();
      await act.insert(SignalAnswer, { questionId: id, text, ...act.by });
      await this.record(act, question, 'signal.answered', { text });
      const told = await act.rows<{ id: number }>(
        `select official_id as id from committee_members where committee_id = $1 and role in ('chair', 'secretary') and ${heldOn('committee_members', '$2::date')}
           and official_id <> $3`,
        [question.committeeId, act.today, actor.officialId],
      );
      await act.tell(
        told.map((one) => one.id),
        'signal-answered',
        `/signals/questions/${id}`,
        { by: actor.name },
      );
    });
  }

  async close(actor: Actor, id: number, conclusion: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const question = await this.open(act, id);
      if (!mayClose(actor, question)) throw new Forbidden();
      await act.update(SignalQuestion, { id }, { closedBy: actor.accountId, closedAt: act.at, conclusion });
      await this.record(act, question, 'signal.concluded', { conclusion });
      await notifyMany(act, [
        {
          officialId: question.headId,
          code: 'signal-concluded',
          params: { by: actor.name },
          href: `/signals/questions/${id}`,
          at: act.at,
        },
      ]);
    });
  }

  private async open(act: Act, id: number): Promise<QuestionRow> {
    await act.one('select id from signal_questions where id = $1 for update', [id]);
    const question = await findQuestion(act, id);
    if (!question || !mayReadQuestion(act.actor, question)) throw new NotFound();
    if (question.closedAt) throw act.beaten('question-closed', { name: question.closedBy, at: question.closedAt });
    return question;
  }

  private record(
    act: Act,
    { id, committeeId }: QuestionRow,
    code: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return act.record(`committee:${committeeId}`, code, { question: id, ...detail });
  }
}
