import { Injectable } from '@nestjs/common';
import { notifyMany } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { askQuestion } from './ask-question.js';
import { findQuestion, type QuestionRow } from './question.queries.js';
import { raisedWithin } from './raised-signals.js';
import { askingSeat, mayAnswer, mayClose, mayReadQuestion, mayReadSignals } from './signal.policy.js';

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
    private readonly clock: Clock,
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
    return this.db.tx((tx) =>
      askQuestion(tx, actor, raised, { committeeId: seat.committeeId, month, text, at: this.clock.now() }),
    );
  }

  async answer(actor: Actor, id: number, text: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const question = await this.open(tx, actor, id);
      if (!mayAnswer(actor, question)) throw new Forbidden();
      const at = this.clock.now();
      await tx.change('insert into signal_answers (question_id, text, by_account, at) values ($1, $2, $3, $4)', [
        id,
        text,
        actor.accountId,
        at,
      ]);
      await this.record(tx, actor, question, 'signal.answered', { text }, at);
      const told = await tx.rows<{ id: number }>(
        `select official_id as id from committee_members where committee_id = $1 and role in ('chair', 'secretary') and ${heldOn('committee_members', '$2::date')}
           and official_id <> $3`,
        [question.committeeId, this.clock.today(), actor.officialId],
      );
      await notifyMany(
        tx,
        told.map((one) => ({
          officialId: one.id,
          code: 'signal-answered',
          params: { by: actor.name },
          href: `/signals/questions/${id}`,
          at,
        })),
      );
    });
  }

  async close(actor: Actor, id: number, conclusion: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const question = await this.open(tx, actor, id);
      if (!mayClose(actor, question)) throw new Forbidden();
      const at = this.clock.now();
      await tx.change('update signal_questions set closed_by = $2, closed_at = $3, conclusion = $4 where id = $1', [
        id,
        actor.accountId,
        at,
        conclusion,
      ]);
      await this.record(tx, actor, question, 'signal.concluded', { conclusion }, at);
      await notifyMany(tx, [
        {
          officialId: question.headId,
          code: 'signal-concluded',
          params: { by: actor.name },
          href: `/signals/questions/${id}`,
          at,
        },
      ]);
    });
  }

  private async open(tx: Tx, actor: Actor, id: number): Promise<QuestionRow> {
    await tx.one('select id from signal_questions where id = $1 for update', [id]);
    const question = await findQuestion(tx, id);
    if (!question || !mayReadQuestion(actor, question)) throw new NotFound();
    if (question.closedAt)
      throw new Conflict('question-closed', {
        name: question.closedBy,
        at: formatMoment(question.closedAt, this.clock.zone),
      });
    return question;
  }

  private record(
    tx: Tx,
    actor: Actor,
    { id, committeeId }: QuestionRow,
    act: string,
    detail: Record<string, unknown>,
    at: Date,
  ): Promise<void> {
    return recordAct(tx, {
      chain: `committee:${committeeId}`,
      act,
      account: actor.accountId,
      at,
      detail: { question: id, ...detail },
    });
  }
}
