import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { readReason } from '../../petitions/petition.form.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm, textOf, type Body } from '../../web/read-form.js';
import { LegalRecomputation } from '../corrections/legal-recomputation.entity.js';
import { openLegalFormToAct, type OpenedLegalForm } from '../forms/legal-form-access.js';
import { ledNow, seenOf } from '../forms/led-reviews.queries.js';
import { readLedReview } from '../forms/led-review.form.js';
import { LegalLedReview } from '../forms/legal-led-review.entity.js';
import { legalResultsOf } from '../forms/legal-results.queries.js';
import { staleLed } from '../forms/stale-led.js';
import { CorrectionDecisionForm } from './correction.form.js';
import { hanoiCorrectable, hanoiCorrecting, notSeen, writeHanoiCorrected } from './hanoi-correcting.js';

/** What becomes of a result by Hanoi's frame after it was given, beside a petition. */
@Injectable()
export class HanoiResultsService {
  constructor(private readonly acts: Acts) {}

  /** A closed month put right by a decision, by who scores the person today; the result before it stays readable. */
  async correct(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const opened = await openLegalFormToAct(act, actor, id, act.today);
      requireCorrectable(opened);
      const { legalForm } = opened;
      const from = (await hanoiCorrectable(act, legalForm))!;
      const made = await hanoiCorrecting(act, body, from);
      const form = readForm(CorrectionDecisionForm, body, act.today);
      const { reason, issues: unreasoned } = readReason(body, 'legal:fault.length');
      const future: Issue[] =
        form.value && form.value.decidedOn > act.today ? [{ field: 'decidedOn', code: 'hanoi:fault.future' }] : [];
      const wrong = [...(form.issues ?? future), ...unreasoned, ...made.issues];
      const issues = wrong.length > 0 ? wrong : notSeen(made, body);
      if (issues.length > 0 || !form.value) return issues;
      const { resultId: newResult, detail } = await writeHanoiCorrected(act, from, made, {
        kind: 'found-later',
        reason,
      });
      const { number, decidedOn } = form.value;
      const { id: recomputation } = await act.insert(LegalRecomputation, {
        ...{
          resultId: from.result.id,
          newResultId: newResult,
          decisionNumber: number,
          decisionDate: decidedOn,
          reason,
        },
        ...act.by,
      });
      const said = { result: from.result.id, newResult, recomputation, number, decidedOn, reason, ...detail };
      await act.record(`legal-sheet:${id}`, 'legal-sheet.found-later', said);
      const about = { month: legalForm.month, span: legalForm.span, number, by: actor.name };
      await act.tell(legalForm.officialId, 'hanoi-found-later', `/legal/hanoi/${id}`, about);
      return [];
    });
  }

  /** A leader's result was decided upon one that was replaced since: it is kept, with a reason. Another one comes by a correction. */
  async keep(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { legalForm, at } = await openLegalFormToAct(act, actor, id, act.today);
      if (isLaw(legalForm.edition)) throw new NotFound();
      if (!at.approver) throw new Forbidden(at.self ? 'own-paper' : 'forbidden');
      const { value, issues } = readLedReview({ ...body, ledOutcome: 'kept' });
      if (issues.length > 0) return issues;
      const [result] = await legalResultsOf(act, id);
      if (!result || !(await staleLed(act, [id])).has(id)) throw new Conflict('led-reviewed');
      const seen = seenOf(await ledNow(act, result.ledResults));
      if (seen.join(',') !== (textOf(body, 'seen') ?? '')) throw new Conflict('led-moved');
      const { reason } = value;
      await act.insert(LegalLedReview, {
        resultId: result.id,
        outcome: 'kept',
        seen,
        reason,
        newResultId: null,
        ...act.by,
      });
      const detail = { result: result.id, newResult: null, seen, reason };
      await act.record(`legal-sheet:${id}`, 'legal-sheet.led-kept', detail);
      const about = { month: legalForm.month, span: legalForm.span, by: actor.name };
      await act.tell(legalForm.officialId, 'hanoi-led-kept', `/legal/hanoi/${id}`, about);
      return [];
    });
  }
}

/** 404 for the decree's form, 403 for whoever does not score the person today, 409 while the month is open or has no result. */
export function requireCorrectable({ legalForm, at }: OpenedLegalForm): void {
  if (isLaw(legalForm.edition)) throw new NotFound();
  if (!at.approver) throw new Forbidden(at.self ? 'own-paper' : 'forbidden');
  if (legalForm.closedAt === null || legalForm.resultId === null) throw new Conflict('hanoi-correct-not-now');
}
