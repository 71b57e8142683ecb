import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readLedReview, type LedReview } from './led-review.form.js';
import { asDecided } from './led-review.js';
import { ledNow, seenOf, type LedNow } from './led-reviews.queries.js';
import { writeLegalResult } from './legal-result-row.js';
import { legalResultsOf, type LegalResultRow } from './legal-results.queries.js';
import { openLegalSheetToAct } from './legal-sheet-access.js';
import type { LegalSheet } from './legal-sheet.queries.js';
import type { Body } from '../../web/read-form.js';
import { staleLed } from './stale-led.js';

@Injectable()
export class LedReviewsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * A leader's result was made from one that was replaced since (Điều 15.3a). Whoever scores the leader keeps it, or has
   * d alone reckoned from the scores in force: a new version, also in a closed month. Nothing of it happens by itself.
   */
  async decide(actor: Actor, sheetId: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { sheet, at: stands } = await openLegalSheetToAct(tx, actor, sheetId, this.clock.today());
      if (!isLaw(sheet.edition)) throw new NotFound();
      if (!stands.approver) throw new Forbidden(stands.self ? 'own-sheet' : 'forbidden');
      const { value, issues } = readLedReview(body);
      if (issues.length > 0) return issues;
      const [result] = await legalResultsOf(tx, sheetId);
      if (!result || !(await staleLed(tx, [sheetId])).has(sheetId)) throw new Conflict('led-reviewed');
      const led = await this.lockLed(tx, result);
      if (seenOf(led).join(',') !== value.seen) throw new Conflict('led-moved');
      await this.write(tx, actor, sheet, { result, led, review: value });
      return [];
    });
  }

  /** None of them is replaced while the leader's is written. */
  private async lockLed(tx: Tx, { ledResults }: LegalResultRow): Promise<LedNow[]> {
    const before = await ledNow(tx, ledResults);
    await tx.rows('select id from legal_sheets where id = any ($1::int[]) order by id for share', [
      before.map(({ sheetId }) => sheetId),
    ]);
    return ledNow(tx, ledResults);
  }

  private async write(
    tx: Tx,
    actor: Actor,
    sheet: LegalSheet,
    { result, led, review }: { result: LegalResultRow; led: LedNow[]; review: LedReview },
  ): Promise<void> {
    const { outcome, reason } = review;
    const at = this.clock.now();
    const newId =
      outcome === 'kept'
        ? null
        : await writeLegalResult(tx, actor, {
            sheet: asDecided(sheet, result),
            kind: 'led-review',
            marks: result.marks,
            work: result.work,
            led,
            handedIn: true,
            reason,
            at,
          });
    await tx.change(
      'insert into legal_led_reviews (result_id, outcome, seen, reason, new_result_id, by_account, at) values ($1, $2, $3, $4, $5, $6, $7)',
      [result.id, outcome, seenOf(led), reason, newId, actor.accountId, at],
    );
    const detail = { result: result.id, newResult: newId, seen: seenOf(led), reason };
    await recordAct(tx, {
      chain: `legal-sheet:${sheet.id}`,
      act: `legal-sheet.led-${outcome}`,
      account: actor.accountId,
      at,
      detail,
    });
    const params = { month: sheet.month, by: actor.name };
    await notify(tx, {
      officialId: sheet.officialId,
      code: `legal-led-${outcome}`,
      params,
      href: `/legal/sheets/${sheet.id}`,
      at,
    });
  }
}
