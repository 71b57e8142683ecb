import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readLedReview, type LedReview } from './led-review.form.js';
import { asDecided } from './led-review.js';
import { ledNow, seenOf, type LedNow } from './led-reviews.queries.js';
import { writeLegalResult } from './legal-result-row.js';
import { legalResultsOf, type LegalResultRow } from './legal-results.queries.js';
import { openLegalFormToAct } from './legal-form-access.js';
import type { LegalForm } from './legal-form.queries.js';
import type { Body } from '../../web/read-form.js';
import { staleLed } from './stale-led.js';
import { LegalLedReview } from './legal-led-review.entity.js';

@Injectable()
export class LedReviewsService {
  constructor(private readonly acts: Acts) {}

  /**
   * A leader's result was made from one that was replaced since (Điều 15.3a). Whoever scores the leader keeps it, or has
   * d alone reckoned from the scores in force: a new version, also in a closed month. Nothing of it happens by itself.
   */
  async decide(actor: Actor, legalFormId: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { legalForm, at: stands } = await openLegalFormToAct(act, actor, legalFormId, act.today);
      if (!isLaw(legalForm.edition)) throw new NotFound();
      if (!stands.approver) throw new Forbidden(stands.self ? 'own-paper' : 'forbidden');
      const { value, issues } = readLedReview(body);
      if (issues.length > 0) return issues;
      const [result] = await legalResultsOf(act, legalFormId);
      if (!result || !(await staleLed(act, [legalFormId])).has(legalFormId)) throw new Conflict('led-reviewed');
      const led = await this.lockLed(act, result);
      if (seenOf(led).join(',') !== value.seen) throw new Conflict('led-moved');
      await this.write(act, legalForm, { result, led, review: value });
      return [];
    });
  }

  /** None of them is replaced while the leader's is written. */
  private async lockLed(act: Act, { ledResults }: LegalResultRow): Promise<LedNow[]> {
    const before = await ledNow(act, ledResults);
    await act.rows('select id from legal_forms where id = any ($1::int[]) order by id for share', [
      before.map(({ legalFormId }) => legalFormId),
    ]);
    return ledNow(act, ledResults);
  }

  private async write(
    act: Act,
    legalForm: LegalForm,
    { result, led, review }: { result: LegalResultRow; led: LedNow[]; review: LedReview },
  ): Promise<void> {
    const { outcome, reason } = review;
    const newId =
      outcome === 'kept'
        ? null
        : await writeLegalResult(act, {
            legalForm: asDecided(legalForm, result),
            kind: 'led-review',
            marks: result.marks,
            work: result.work,
            led,
            handedIn: true,
            reason,
            at: act.at,
          });
    await act.insert(LegalLedReview, {
      resultId: result.id,
      outcome,
      seen: seenOf(led),
      reason,
      newResultId: newId,
      ...act.by,
    });
    const detail = { result: result.id, newResult: newId, seen: seenOf(led), reason };
    await act.record(`legal-sheet:${legalForm.id}`, `legal-sheet.led-${outcome}`, detail);
    const params = { month: legalForm.month, span: legalForm.span, by: act.actor.name };
    await act.tell(legalForm.officialId, `legal-led-${outcome}`, `/legal/forms/${legalForm.id}`, params);
  }
}
