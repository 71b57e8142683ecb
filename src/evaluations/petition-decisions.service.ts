import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { Approval } from './approval.entity.js';
import { writeResult } from './approval-row.js';
import type { Body } from '../web/read-form.js';
import { readDecision, type PetitionDecision } from './petition-decisions.form.js';
import { mayDecidePetition, type Decider } from './petition-decisions.policy.js';
import { decidersOf, findPetition, partiesOf, type PetitionRow } from './petition-decisions.queries.js';
import { Petition } from './petition.entity.js';
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
    private readonly acts: Acts,
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
    return this.acts.perform(actor, async (act) => {
      const before = await findPetition(act, id);
      const sheet = before && (await lockSheet(act, before.evaluationId));
      if (!sheet) throw new NotFound();
      const { petition, mayDecide } = await this.open(actor, id, act);
      if (!mayDecide) throw new Forbidden(sheet.officialId === actor.officialId ? 'own-sheet' : 'forbidden');
      if (petition.outcome) throw act.beaten('petition-decided', { name: petition.decidedBy, at: petition.decidedAt });
      const contested = await contestedResult(act, petition);
      const facts = { criteria: sheet.content.criteria, due: contested.dueCount, ...contested };
      const { value, issues } = readDecision(body, facts);
      if (issues.length > 0) return issues;
      await close(act, petition, value, value.entries ? await replace(act, sheet, contested, value) : null);
      return [];
    });
  }
}

async function replace(act: Act, sheet: Sheet, contested: Result, decision: PetitionDecision): Promise<number> {
  const { values, leftOut, notes } = decision.entries!;
  const stated: Stated = { ...resultStated(contested), values, leftOut };
  const approval = await act.find(Approval, { id: contested.id });
  return writeResult(act, {
    ...{ sheet, kind: 'petition', stated, scored: scoreSheet(sheet.content, sheet.tier, stated) },
    ledApprovals: approval?.ledApprovals ?? [],
    notes,
    reason: decision.reason.slice(0, 2000),
    handedIn: contested.submissionId !== null,
  });
}

async function close(
  act: Act,
  petition: PetitionRow,
  { outcome, reason }: PetitionDecision,
  newApprovalId: number | null,
): Promise<void> {
  const decided = { decidedBy: act.actor.accountId, decidedAt: act.at, decisionReason: reason };
  await act.update(Petition, { id: petition.id }, { outcome, ...decided, newApprovalId });
  const detail = { petition: petition.id, reason, approval: petition.approvalId, newApproval: newApprovalId };
  await act.record(`evaluation:${petition.evaluationId}`, `petition.${outcome}`, detail);
  const params = { month: petition.month, by: act.actor.name };
  await act.tell(petition.petitioner, `petition-${outcome}`, `/evaluations/${petition.evaluationId}`, params);
}

/** The result in force: what is contested, or what has taken its place since. */
export async function contestedResult(on: Rows, petition: PetitionRow): Promise<Result> {
  const [newest, ...older] = await resultsOf(on, petition.evaluationId);
  return (petition.outcome && older.find((result) => result.id === petition.approvalId)) || newest!;
}
