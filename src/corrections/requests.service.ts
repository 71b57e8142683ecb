import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import type { Asking } from '../acts/asking.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { textOf, tidy } from '../web/read-form.js';
import { CorrectionRequest } from './correction-request.entity.js';
import { Corrections, REASON, type Shown } from './corrections.service.js';
import { confirmDenial, maySeeRequest } from './request.policy.js';
import { findRequest, lockRequest, requestsFor, type CorrectionRequestRow } from './requests.queries.js';

/** What one asked to be put right and another confirms, refuses, or the first takes back. */
@Injectable()
export class CorrectionRequests {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
    private readonly corrections: Corrections,
  ) {}

  async lists(actor: Actor): Promise<{ toAnswer: CorrectionRequestRow[]; own: CorrectionRequestRow[] }> {
    const rows = await requestsFor(this.db, actor.accountId);
    return {
      toAnswer: rows.filter((row) => row.outcome === null && confirmDenial(actor, row) === null),
      own: rows.filter(({ askedBy }) => askedBy === actor.accountId),
    };
  }

  async find(asking: Asking, id: number): Promise<CorrectionRequestRow> {
    return seen(asking.actor, await findRequest(asking, id));
  }

  /** What it touches as things are now. */
  review(actor: Actor, request: CorrectionRequestRow): Promise<Shown | Issue[]> {
    return this.acts.perform(actor, (act) => this.corrections.review(act, request));
  }

  async confirm(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const request = await this.open(act, id);
      const denial = confirmDenial(actor, request);
      if (denial) throw new Forbidden(`correction-${denial}`);
      this.unanswered(act, request);
      const done = await this.corrections.confirmed(act, request, tidy(body)['agreed']);
      if (Array.isArray(done)) return done;
      await this.answered(act, request, 'confirmed', null);
      return [];
    });
  }

  async refuse(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const request = await this.open(act, id);
      const denial = confirmDenial(actor, request);
      if (denial) throw new Forbidden(`correction-${denial}`);
      this.unanswered(act, request);
      const answer = textOf(tidy(body), 'answer') ?? '';
      if (answer.length < REASON.least || answer.length > REASON.most)
        return [{ field: 'answer', code: 'corrections:issue.reason', params: REASON }];
      await act.record(request.chain, 'correction.refused', { request: id, reason: answer });
      await this.answered(act, request, 'refused', answer);
      return [];
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const request = await this.open(act, id);
      if (request.askedBy !== actor.accountId) throw new Forbidden('correction-not-yours');
      this.unanswered(act, request);
      await act.record(request.chain, 'correction.request-withdrawn', { request: id });
      await this.answered(act, request, 'withdrawn', null);
    });
  }

  private async open(act: Act, id: number): Promise<CorrectionRequestRow> {
    return seen(act.actor, await lockRequest(act, id));
  }

  private unanswered(act: Act, { outcome, answeredBy, answeredAt }: CorrectionRequestRow): void {
    if (outcome) throw act.beaten('correction-answered', { name: answeredBy, at: answeredAt });
  }

  private async answered(
    act: Act,
    { id, title, askerOfficialId }: CorrectionRequestRow,
    outcome: 'confirmed' | 'refused' | 'withdrawn',
    answer: string | null,
  ): Promise<void> {
    const answered = { outcome, answeredBy: act.actor.accountId, answeredAt: act.at, answer };
    await act.update(CorrectionRequest, { id }, answered);
    if (outcome === 'withdrawn' || askerOfficialId === null) return;
    const params = { by: act.actor.name, name: title };
    await act.tell(askerOfficialId, `correction-${outcome}`, `/corrections/requests/${id}`, params);
  }
}

function seen(actor: Actor, request: CorrectionRequestRow | undefined): CorrectionRequestRow {
  if (!request || !maySeeRequest(actor, request)) throw new NotFound();
  return request;
}
