import { Injectable } from '@nestjs/common';
import { notify } from '../accounts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { writeResult } from './approval-row.js';
import type { Body } from '../web/read-form.js';
import { readDecision, type PetitionDecision } from './petition-decisions.form.js';
import { mayDecidePetition, type Decider } from './petition-decisions.policy.js';
import { decidersOf, findPetition, partiesOf, type PetitionRow } from './petition-decisions.queries.js';
import { resultsOf, resultStated, type Result } from './results.queries.js';
import { openSheet } from './sheet-access.js';
import { scoreSheet } from './sheet-score.js';
import { lockSheet, type Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';

export interface OpenedPetition {
  petition: PetitionRow;
  decider: Decider;
  mayDecide: boolean;
  /** The sheet itself may be opened too: an outside approver hears petitions on sheets that are not theirs to read. */
  readable: boolean;
}

@Injectable()
export class PetitionDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** For whom it falls to, and for those who may see the result; to others it does not exist. */
  async open(actor: Actor, id: number, on: Rows = this.db): Promise<OpenedPetition> {
    const petition = await findPetition(on, id);
    if (!petition) throw new NotFound();
    const today = this.clock.today();
    const decider = (await decidersOf(on, [petition], today)).get(id)!;
    const mayDecide = mayDecidePetition(actor, decider, partiesOf(petition), petition.unitPath);
    const readable = await openSheet(on, actor, petition.evaluationId, today).then(
      (opened) => opened.sight.result,
      () => false,
    );
    if (!mayDecide && !readable) throw new NotFound();
    return { petition, decider, mayDecide, readable };
  }

  /** Keeps the result or puts a new one in its place, also in a closed period. The old one stays. */
  async decide(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const before = await findPetition(tx, id);
      const sheet = before && (await lockSheet(tx, before.evaluationId));
      if (!sheet) throw new NotFound();
      const { petition, mayDecide } = await this.open(actor, id, tx);
      if (!mayDecide) throw new Forbidden(sheet.officialId === actor.officialId ? 'own-sheet' : 'forbidden');
      if (petition.outcome)
        throw new Conflict('petition-decided', {
          name: petition.decidedBy,
          at: formatMoment(petition.decidedAt, this.clock.zone),
        });
      const contested = await contestedResult(tx, petition);
      const { value, issues } = readDecision(body, {
        criteria: sheet.content.criteria,
        due: contested.dueCount,
        ...contested,
      });
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      const newId = value.entries ? await this.replace(tx, actor, sheet, contested, value, at) : null;
      await this.close(tx, actor, petition, value, newId, at);
      return [];
    });
  }

  private async replace(
    tx: Tx,
    actor: Actor,
    sheet: Sheet,
    contested: Result,
    decision: PetitionDecision,
    at: Date,
  ): Promise<number> {
    const { values, leftOut, notes } = decision.entries!;
    const stated: Stated = { ...resultStated(contested), values, leftOut };
    const ledApprovals = await tx.one<{ ids: number[] }>('select led_approvals as ids from approvals where id = $1', [
      contested.id,
    ]);
    return writeResult(tx, actor, {
      sheet,
      kind: 'petition',
      stated,
      scored: scoreSheet(sheet.content, sheet.tier, stated),
      ledApprovals: ledApprovals?.ids ?? [],
      notes,
      reason: decision.reason.slice(0, 2000),
      handedIn: contested.submissionId !== null,
      at,
    });
  }

  private async close(
    tx: Tx,
    actor: Actor,
    petition: PetitionRow,
    decision: PetitionDecision,
    newId: number | null,
    at: Date,
  ): Promise<void> {
    const { outcome, reason } = decision;
    await tx.change(
      'update petitions set outcome = $2, decided_by = $3, decided_at = $4, decision_reason = $5, new_approval_id = $6 where id = $1',
      [petition.id, outcome, actor.accountId, at, reason, newId],
    );
    const detail = { petition: petition.id, reason, approval: petition.approvalId, newApproval: newId };
    await recordAct(tx, {
      chain: `evaluation:${petition.evaluationId}`,
      act: `petition.${outcome}`,
      account: actor.accountId,
      at,
      detail,
    });
    const params = { month: petition.month, by: actor.name };
    await notify(tx, {
      officialId: petition.petitioner,
      code: `petition-${outcome}`,
      params,
      href: `/evaluations/${petition.evaluationId}`,
      at,
    });
  }
}

/** The result in force: what is contested, or what has taken its place since. */
export async function contestedResult(on: Rows, petition: PetitionRow): Promise<Result> {
  const [newest, ...older] = await resultsOf(on, petition.evaluationId);
  return (petition.outcome && older.find((result) => result.id === petition.approvalId)) || newest!;
}
