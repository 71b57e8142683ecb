import type { Act } from '../../acts/act.js';
import type { Rows } from '../../database/db.js';
import type { Answer, Contestable, PetitionKind } from '../../petitions/petition-kind.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Body } from '../../web/read-form.js';
import { Approval } from '../approval/approval.entity.js';
import { writeResult } from '../approval/approval-row.js';
import { lockOwnEvaluation } from '../draft/own-evaluation.js';
import { openPetition, type OpenedPetition } from './petition-access.js';
import { readDecision, type PetitionDecision } from './petition-decisions.form.js';
import { decidersOf, findPetition, type EvaluationPetition } from './petition-decisions.queries.js';
import { resultsOf, resultStated, type Result } from '../result/results.queries.js';
import { scoreEvaluation } from '../evaluation-score.js';
import { lockEvaluation, type MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

const WORKING_DAYS = 7;

interface Deciding extends OpenedPetition {
  evaluation: MonthEvaluation;
}

/** On the result of a month's evaluation, once the period is closed. Decided in a closed period too. */
export const PETITION: PetitionKind<Deciding> = {
  on: 'evaluation',
  noun: 'petition',
  acts: {
    filed: 'petition.filed',
    kept: 'petition.kept',
    replaced: 'petition.replaced',
    withdrawn: 'petition.withdrawn',
  },
  address: '/petitions',
  faults: { notNow: 'petition-not-now', reason: 'evaluations:fault.length' },
  contested: 'approval',
  workingDays: () => WORKING_DAYS,
  openToFile,
  openToDecide,
  answer,
  told({ evaluationId, contestedId, month }, { reason, renewedId }) {
    const detail = { reason, approval: contestedId, newApproval: renewedId };
    return { chain: `evaluation:${evaluationId}`, detail, href: `/evaluations/${evaluationId}`, about: { month } };
  },
};

async function openToFile(act: Act, id: number): Promise<Contestable> {
  const { officialName, month, approvalId, closedAt, reopened } = await lockOwnEvaluation(act, id);
  return {
    paperId: id,
    contestedId: closedAt === null || reopened ? null : approvalId,
    chain: `evaluation:${id}`,
    about: { by: officialName, month },
    decider: async (petition) =>
      (await decidersOf(act, [(await findPetition(act, petition))!], act.today)).get(petition),
  };
}

async function openToDecide(act: Act, id: number): Promise<Deciding> {
  const before = await findPetition(act, id);
  const evaluation = before && (await lockEvaluation(act, before.evaluationId));
  if (!evaluation) throw new NotFound();
  const opened = await openPetition(act, id);
  if (!opened.mayDecide)
    throw new Forbidden(evaluation.officialId === act.actor.officialId ? 'own-paper' : 'forbidden');
  return { ...opened, evaluation };
}

async function answer(act: Act, { petition, evaluation }: Deciding, body: Body): Promise<Answer | Issue[]> {
  const contested = await contestedResult(act, petition);
  const facts = { criteria: evaluation.content.criteria, due: contested.dueCount, ...contested };
  const { value, issues } = readDecision(body, facts);
  if (issues.length > 0) return issues;
  const { outcome, reason, entries } = value;
  return { outcome, reason, renewedId: entries ? await replace(act, evaluation, contested, value) : null };
}

async function replace(
  act: Act,
  evaluation: MonthEvaluation,
  contested: Result,
  decision: PetitionDecision,
): Promise<number> {
  const { values, leftOut, notes } = decision.entries!;
  const stated: Stated = { ...resultStated(contested), values, leftOut };
  const approval = await act.find(Approval, { id: contested.id });
  return writeResult(act, {
    ...{ evaluation, kind: 'petition', stated, scored: scoreEvaluation(evaluation.content, evaluation.tier, stated) },
    ledApprovals: approval?.ledApprovals ?? [],
    notes,
    reason: decision.reason.slice(0, 2000),
    handedIn: contested.submissionId !== null,
  });
}

/** The result in force: what is contested, or what has taken its place since. */
export async function contestedResult(on: Rows, petition: EvaluationPetition): Promise<Result> {
  const [newest, ...older] = await resultsOf(on, petition.evaluationId);
  return (petition.outcome && older.find((result) => result.id === petition.contestedId)) || newest!;
}
