import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Rows } from '../../database/db.js';
import { heldOn } from '../../standing/validity.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Upload, UploadedFile } from '../../web/upload.js';
import { conflictOf } from '../approval/approval-conflict.js';
import { writeResult } from '../approval/approval-row.js';
import { decidingOf } from '../approval/approval-state.js';
import { lockLed } from '../approval/head-led.js';
import { readFile, readOutside, type OutsideInput } from './outside-decision.form.js';
import { mayConfirmOutside, mayEnterOutside } from './outside-decision.policy.js';
import { lastOutsideDecision, type OutsideDecisionRow } from './outside-decision.queries.js';
import { asksPromises } from '../draft/self-stated.js';
import { OutsideDecision } from './outside-decision.entity.js';
import { openEvaluationToAct, type OpenedEvaluation } from '../evaluation-access.js';
import { scoreEvaluation } from '../evaluation-score.js';
import { dueCommitments, type MonthEvaluation } from '../evaluation.queries.js';
import { storeFile } from '../../files/store-file.js';
import { mustState, valueFault, type Stated } from '../stated.js';

@Injectable()
export class OutsideDecisionsService {
  constructor(private readonly acts: Acts) {}

  /** Takes in what was decided outside the tree; it counts when a second person has confirmed it. */
  async enter(actor: Actor, id: number, upload: Upload): Promise<Issue[]> {
    const read = await readFile(upload.files);
    return this.acts.perform(actor, async (act) => {
      const opened = await openEvaluationToAct(act, actor, id, act.today);
      if (!mayEnterOutside(opened)) throw new Forbidden(opened.at.self ? 'own-paper' : 'forbidden');
      await mustBeDecidable(act, opened.evaluation);
      const before = await lastOutsideDecision(act, id);
      if (before && isOpen(before)) throw new Conflict('outside-entered', { name: before.enteredByName });
      const due = await dueCount(act, opened.evaluation);
      const { value, issues } = readOutside(
        upload.fields,
        opened.evaluation.content.criteria,
        due,
        act.today,
        opened.evaluation.figures,
      );
      const all = 'issue' in read ? [read.issue, ...issues] : issues;
      if (all.length > 0 || 'issue' in read) return all;
      await keep(act, opened, value, read);
      return [];
    });
  }

  /** The second person's word makes it the result. */
  async confirm(actor: Actor, id: number): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { opened, decision } = await toAnswer(act, id);
      const { evaluation } = opened;
      await mustBeDecidable(act, evaluation);
      const led = await lockLed(act, evaluation, act.today);
      if (led.waiting.length > 0) {
        const names = led.waiting
          .slice(0, 3)
          .map((each) => each.name)
          .join(', ');
        return [{ field: '', code: 'approvals:blocker.led', params: { count: led.waiting.length, names } }];
      }
      const stated: Stated = {
        values: decision.values,
        leftOut: decision.leftOut,
        due: await dueCount(act, evaluation),
        led: led.scores,
      };
      if (!stillRight(evaluation, stated)) throw new Conflict('outside-stale');
      await act.update(OutsideDecision, { id: decision.id }, { confirmedBy: actor.accountId, confirmedAt: act.at });
      await makeResult(act, evaluation, decision, stated, led.approvals);
      return [];
    });
  }

  /** Refused, nothing is lost: what was entered fills the form again. */
  async refuse(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { decision } = await toAnswer(act, id);
      await act.update(OutsideDecision, { id: decision.id }, { refusedBy: actor.accountId, refusedAt: act.at });
      await act.record(`evaluation:${id}`, 'evaluation.outside-refused', { number: decision.number });
    });
  }
}

async function toAnswer(act: Act, id: number): Promise<{ opened: OpenedEvaluation; decision: OutsideDecisionRow }> {
  const opened = await openEvaluationToAct(act, act.actor, id, act.today);
  const decision = await lastOutsideDecision(act, id);
  if (!mayConfirmOutside(act.actor, opened, decision?.enteredBy ?? 0))
    throw new Forbidden(opened.at.self ? 'own-paper' : 'forbidden');
  if (!decision || !isOpen(decision)) throw await conflictOf(act, opened.evaluation, act.zone);
  return { opened, decision };
}

async function mustBeDecidable(act: Act, evaluation: MonthEvaluation): Promise<void> {
  if (!decidingOf(evaluation, act.today)) throw await conflictOf(act, evaluation, act.zone);
}

async function makeResult(
  act: Act,
  evaluation: MonthEvaluation,
  decision: OutsideDecisionRow,
  stated: Stated,
  ledApprovals: readonly number[],
): Promise<void> {
  const scored = scoreEvaluation(evaluation.content, evaluation.tier, stated);
  const approvalId = await writeResult(act, {
    ...{ evaluation, kind: 'outside', stated, scored, ledApprovals, notes: decision.notes },
    reason: `${decision.number} · ${decision.decidedOn}`,
    handedIn: evaluation.submittedAt !== null && evaluation.status !== 'draft',
  });
  const origin = { kind: 'outside', decision: decision.number, enteredBy: decision.enteredBy };
  const { score, exemplarity } = scored;
  await act.record(`evaluation:${evaluation.id}`, 'evaluation.approved', { approvalId, ...origin, score, exemplarity });
  const params = { month: evaluation.month, by: decision.number };
  await act.tell(evaluation.officialId, 'approved', `/evaluations/${evaluation.id}`, params);
}

async function keep(
  act: Act,
  { evaluation }: OpenedEvaluation,
  { number, decidedOn, entries }: OutsideInput,
  { file, mediaType }: { file: UploadedFile; mediaType: string },
): Promise<void> {
  const { id: fileId, sha256 } = await storeFile(act, file, mediaType);
  const { values, leftOut, notes } = entries;
  const decision = { evaluationId: evaluation.id, number, decidedOn, fileId, values, leftOut, notes };
  await act.insert(OutsideDecision, { ...decision, enteredBy: act.actor.accountId, enteredAt: act.at });
  const detail = { number, decidedOn, values, leftOut, sha256 };
  await act.record(`evaluation:${evaluation.id}`, 'evaluation.outside-entered', detail);
  await tellSecretaries(act, evaluation, number);
}

async function tellSecretaries(act: Act, evaluation: MonthEvaluation, number: string): Promise<void> {
  const secretaries = await act.rows<{ officialId: number }>(
    `select distinct m.official_id as "officialId" from committee_members m join committees c on c.id = m.committee_id join units u on u.id = c.unit_id
     where m.role = 'secretary' and $1 like u.path || '%' and m.official_id <> $2 and ${heldOn('m', '$3')}`,
    [evaluation.unitPath, evaluation.officialId, act.today],
  );
  const told = secretaries.map(({ officialId }) => officialId);
  const params = { name: evaluation.officialName, month: evaluation.month, number };
  await act.tell(told, 'outside-to-confirm', `/approvals/${evaluation.id}/outside-decision`, params);
}

export function isOpen(decision: OutsideDecisionRow): boolean {
  return decision.confirmedAt === null && decision.refusedAt === null;
}

export async function dueCount(tx: Rows, evaluation: MonthEvaluation): Promise<number> {
  return asksPromises(evaluation.content)
    ? (await dueCommitments(tx, evaluation.officialId, evaluation.month)).length
    : 0;
}

/** A promise moved or a version changed since it was entered: then the entries no longer fit the evaluation. */
function stillRight(evaluation: MonthEvaluation, stated: Stated): boolean {
  return (
    evaluation.content.criteria.length === stated.values.length &&
    evaluation.content.criteria.every((criterion, place) => {
      if (stated.leftOut[place] || !mustState(criterion, stated.due)) return true;
      const value = stated.values[place] ?? null;
      return value !== null && valueFault(criterion, value, stated.due) === null;
    })
  );
}
