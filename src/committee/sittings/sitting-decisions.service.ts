import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { Approval } from '../../evaluations/approval/approval.entity.js';
import { writeResult } from '../../evaluations/approval/approval-row.js';
import { type Body, readForm } from '../../web/read-form.js';
import { resultsOf, resultStated, type Result } from '../../evaluations/result/results.queries.js';
import { scoreEvaluation } from '../../evaluations/evaluation-score.js';
import { lockEvaluation, type MonthEvaluation } from '../../evaluations/evaluation.queries.js';
import type { Stated } from '../../evaluations/stated.js';
import { settleIssue } from '../../focus/settle-issue.js';
import { recognisePractice } from '../../practices/recognise-practice.js';
import { askQuestion } from '../../signals/ask-question.js';
import { raisedWithin } from '../../signals/raised-signals.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { Review } from '../review.entity.js';
import { mayStillCorrect } from './correcting.js';
import { writeDecision } from './decide.js';
import { readChanges, type ChangedEntries } from './entries.form.js';
import { carried } from './quorum.js';
import { resolvingOf, type Resolving } from './resolving.js';
import { entriesDenial } from './evaluation-item.js';
import { roomToDecide, type Room } from './sitting-access.js';
import { EntriesForm, ResolutionForm, votesIssues, type VotesForm } from './sitting.form.js';
import { SignalQuestion } from '../../signals/signal-question.entity.js';
import { SittingItem } from './sitting-item.entity.js';

export type Decided = { carried: boolean; issues?: undefined } | { issues: Issue[]; carried?: undefined };

/** What a sitting decides, with its votes, in one transaction with what follows from it. */
@Injectable()
export class SittingDecisionsService {
  constructor(private readonly acts: Acts) {}

  /** A resolution in words. One that is carried may settle an issue, recognise a practice, or close a question. */
  async resolve(actor: Actor, sittingId: number, itemId: number, body: Body): Promise<Decided> {
    return this.acts.perform(actor, async (act) => {
      const room = await roomToDecide(act, sittingId, itemId, act.zone);
      const form = readForm(ResolutionForm, body);
      if (form.issues) return { issues: form.issues };
      const choices = await resolvingOf(act, room.item, room.sitting.unitPath);
      const asked = body?.['resolving'] ?? (choices.length === 1 ? choices[0] : undefined);
      const resolving = choices.find((each) => each === asked);
      const issues = votesIssues(form.value, room.entitled);
      if (!resolving) issues.push({ field: 'resolving', code: 'sittings:issue.resolving' });
      if (resolving !== 'resolved' && form.value.text.length < 10)
        issues.push({ field: 'text', code: 'sittings:issue.text', params: { least: 10, most: 4000 } });
      if (!resolving || issues.length > 0) return { issues };
      return this.resolved(act, room, resolving, form.value);
    });
  }

  private async resolved(act: Act, room: Room, resolving: Resolving, form: ResolutionForm): Promise<Decided> {
    await mayStillCorrect(act, room.item);
    const { at } = act;
    const kind =
      resolving === 'settled' || resolving === 'dropped'
        ? 'focus-settled'
        : resolving === 'recognised' || resolving === 'asked'
          ? resolving
          : 'resolved';
    const { id, carried: passed } = await writeDecision(act, room, {
      kind,
      text: form.text,
      after: { resolving },
      votes: form,
      at,
    });
    if (passed) await this.follow(act, room, resolving, form.text, at);
    await recordDecision(act, room, { decision: id, kind: resolving, carried: passed, ...votesIn(form) });
    return { carried: passed };
  }

  private async follow(act: Act, { sitting, item }: Room, resolving: Resolving, text: string, at: Date): Promise<void> {
    const { committeeId } = sitting;
    if (resolving === 'settled' || resolving === 'dropped')
      await settleIssue(act, { issueId: item.issueId!, committeeId, outcome: resolving, reason: text, at });
    if (resolving === 'recognised')
      await recognisePractice(act, { practiceId: item.practiceId!, committeeId, note: text.slice(0, 2000), at });
    if (resolving === 'asked') await this.ask(act, { sitting, item }, text, at);
    if (resolving === 'answered') {
      const closed = await act.update(
        SignalQuestion,
        { id: item.questionId!, closedAt: null },
        { closedBy: act.actor.accountId, closedAt: at, conclusion: text.slice(0, 2000) },
      );
      if (closed === 0) throw new Conflict('question-closed');
    }
  }

  /** The question goes to its head with the figures of now. */
  private async ask(
    act: Act,
    { sitting, item }: Pick<Room, 'sitting' | 'item'>,
    text: string,
    at: Date,
  ): Promise<void> {
    const { code, headId, month } = item.facts as { code: string; headId: number; month: string };
    const raised = (await raisedWithin(act, sitting.unitPath, month)).find(
      (one) => one.headId === headId && one.code === code,
    );
    if (!raised) throw new Conflict('signal-gone');
    const question = await askQuestion(act, raised, {
      committeeId: sitting.committeeId,
      month,
      text: text.slice(0, 1000),
      at,
    });
    await act.update(SittingItem, { id: item.id }, { questionId: question });
  }

  /** Entries of a reviewed scorecard: a new version of kind "sitting". Never a total, never the legal layer. */
  async changeEntries(actor: Actor, sittingId: number, itemId: number, body: Body): Promise<Decided> {
    return this.acts.perform(actor, async (act) => {
      const room = await roomToDecide(act, sittingId, itemId, act.zone);
      if (room.item.kind !== 'sheet') throw new Conflict('item-no-evaluation');
      const evaluation = (await lockEvaluation(act, room.item.evaluationId!))!;
      const petitioned = await act.one('select 1 from petitions where evaluation_id = $1 and outcome is null', [
        evaluation.id,
      ]);
      const denial = entriesDenial(evaluation, petitioned !== undefined);
      if (denial) throw new Conflict(denial, { official: evaluation.officialName });
      const result = (await resultsOf(act, evaluation.id)).find(({ id }) => id === evaluation.approvalId)!;
      const form = readForm(EntriesForm, body);
      const { value, issues } = readChanges(body, result);
      const wrong = [...(form.issues ?? votesIssues(form.value, room.entitled)), ...issues];
      if (!form.value || wrong.length > 0) return { issues: wrong };
      return this.changed(act, room, { evaluation, result, ...value }, form.value);
    });
  }

  private async changed(
    act: Act,
    room: Room,
    { evaluation, result, entries, changes }: ChangedEntries & { evaluation: MonthEvaluation; result: Result },
    form: EntriesForm,
  ): Promise<Decided> {
    const { at } = act;
    const stated: Stated = { ...resultStated(result), values: entries.values, leftOut: entries.leftOut };
    const scored = scoreEvaluation(result.content, result.tier, stated);
    const passed = carried(form, room.entitled);
    const approvalId = passed
      ? await replace(act, room, { evaluation, result, stated, scored, notes: entries.notes, reason: form.reason })
      : null;
    const pairs = (side: 'before' | 'after') =>
      Object.fromEntries(changes.map((change) => [change.code, change[side]]));
    const { id } = await writeDecision(act, room, {
      kind: 'entries',
      text: changes
        .map(({ text }) => text)
        .join('; ')
        .slice(0, 4000),
      reason: form.reason,
      votes: form,
      approvalId,
      at,
      before: { entries: pairs('before'), score: result.score, exemplarity: result.exemplarity },
      after: { entries: pairs('after'), score: scored.score, exemplarity: scored.exemplarity },
    });
    const outcome = { decision: id, kind: 'entries', evaluationId: evaluation.id, carried: passed, approvalId };
    await recordDecision(act, room, { ...outcome, ...votesIn(form) });
    return { carried: passed };
  }
}

interface Replacing {
  evaluation: MonthEvaluation;
  result: Result;
  stated: Stated;
  scored: ReturnType<typeof scoreEvaluation>;
  notes: Record<string, string>;
  reason: string;
}

async function replace(act: Act, { sitting }: Room, { result, ...made }: Replacing): Promise<number> {
  const { evaluation, reason } = made;
  const { committeeId } = sitting;
  const replaced = await act.find(Approval, { id: result.id });
  const handedIn = result.submissionId !== null;
  const id = await writeResult(act, { kind: 'sitting', ...made, ledApprovals: replaced?.ledApprovals ?? [], handedIn });
  await act.insert(Review, { evaluationId: evaluation.id, approvalId: id, committeeId, ...act.by });
  const detail = { sitting: sitting.id, approval: id, supersedes: result.id, reason };
  await act.record(`evaluation:${evaluation.id}`, 'evaluation.changed-in-sitting', detail);
  const params = { month: evaluation.month, by: sitting.committeeName };
  await act.tell(evaluation.officialId, 'sitting-changed', `/evaluations/${evaluation.id}`, params);
  return id;
}

function recordDecision(act: Act, { sitting, item }: Room, detail: Record<string, unknown>): Promise<void> {
  const chain = `committee:${sitting.committeeId}`;
  return act.record(chain, 'sitting.decided', { sitting: sitting.id, item: item.id, ...detail });
}

function votesIn({ inFavour, against, abstained }: VotesForm): Record<string, number> {
  return { inFavour, against, abstained };
}
