import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Rows } from '../../database/db.js';
import { correctable, correcting, unseen, type Correctable } from '../../legal/corrections/correcting.js';
import { LegalRecomputation } from '../../legal/corrections/legal-recomputation.entity.js';
import { writeCorrected } from '../../legal/corrections/write-corrected.js';
import { lockLedResults } from '../../legal/forms/led-open.js';
import { ledResults, type LedResult } from '../../legal/forms/led-results.js';
import { findLegalForm, lockLegalForm, type LegalForm } from '../../legal/forms/legal-form.queries.js';
import { legalResultsOf } from '../../legal/forms/legal-results.queries.js';
import { readReason } from '../../petitions/petition.form.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm, type Body } from '../../web/read-form.js';
import { NumberedDecisionForm, notYet } from '../classification/decision.form.js';
import type { YearRecord } from '../year-record.queries.js';
import { lockAgency } from './new-label.js';
import { ReplacementsService } from './replacements.service.js';

@Injectable()
export class RecomputationsService {
  constructor(
    private readonly acts: Acts,
    private readonly replacements: ReplacementsService,
  ) {}

  /** A month of a labelled year, for the head of the managing agency; nothing of it is locked. */
  async open(actor: Actor, yearRecordId: number, legalFormId: number, on: Rows, today: string): Promise<Correctable> {
    const yearRecord = await this.replacements.open(actor, yearRecordId, on);
    const legalForm = monthOf(yearRecord, await findLegalForm(on, legalFormId));
    return from(on, legalForm, legalForm.leader ? await ledResults(on, legalForm) : [], today);
  }

  /** A defect or dishonesty found later (Điều 21.3): the month anew, by a decision. The label itself is replaced by its own. */
  async decide(actor: Actor, yearRecordId: number, legalFormId: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const yearRecord = await this.replacements.open(actor, yearRecordId, act);
      await lockAgency(act, yearRecord.yearId, yearRecord.usingUnitId);
      const legalForm = monthOf(yearRecord, await lockLegalForm(act, legalFormId));
      const now = await from(act, legalForm, await lockLedResults(act, legalForm), act.today);
      const made = await correcting(act, body, now);
      const form = readForm(NumberedDecisionForm, body, act.today);
      const { reason, issues: unreasoned } = readReason(body, 'legal:fault.length');
      const wrong = [...(form.issues ?? notYet(form.value, act.today)), ...unreasoned, ...made.issues];
      const issues = wrong.length > 0 ? wrong : unseen(made, body);
      if (issues.length > 0 || !form.value) return issues;
      const newResult = await writeCorrected(act, { from: now, made, kind: 'found-later', reason });
      await keep(act, now, { newResult, reason, changes: made.changes, ...form.value });
      return [];
    });
  }
}

interface Kept {
  newResult: number;
  reason: string;
  changes: readonly object[];
  number: string;
  decidedOn: string;
}

async function keep(act: Act, { legalForm, result }: Correctable, kept: Kept): Promise<void> {
  const { newResult, reason, number, decidedOn, changes } = kept;
  const { id: recomputation } = await act.insert(LegalRecomputation, {
    resultId: result.id,
    newResultId: newResult,
    decisionNumber: number,
    decisionDate: decidedOn,
    reason,
    ...act.by,
  });
  const detail = { result: result.id, newResult, recomputation, number, decidedOn, reason, changes };
  await act.record(`legal-sheet:${legalForm.id}`, 'legal-sheet.found-later', detail);
  const params = { month: legalForm.month, span: legalForm.span, number, by: act.actor.name };
  await act.tell(legalForm.officialId, 'legal-found-later', `/legal/forms/${legalForm.id}`, params);
}

/** A confirmed month by the law, of this person and this year; another one does not exist here. */
function monthOf({ officialId, year }: YearRecord, legalForm: LegalForm | undefined): LegalForm {
  const known =
    legalForm?.officialId === officialId &&
    legalForm.month.startsWith(`${year}-`) &&
    isLaw(legalForm.edition) &&
    legalForm.resultId !== null;
  if (!known) throw new NotFound();
  return legalForm;
}

async function from(on: Rows, legalForm: LegalForm, led: readonly LedResult[], today: string): Promise<Correctable> {
  const [result] = await legalResultsOf(on, legalForm.id);
  return correctable(on, { legalForm, result: result!, led, today });
}
