import { Injectable } from '@nestjs/common';
import { notify } from '../../accounts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import { writeResult } from '../../evaluations/approval-row.js';
import { type Body, readForm } from '../../web/read-form.js';
import { resultsOf, resultStated, type Result } from '../../evaluations/results.queries.js';
import { scoreSheet } from '../../evaluations/sheet-score.js';
import { lockSheet, type Sheet } from '../../evaluations/sheet.queries.js';
import type { Stated } from '../../evaluations/stated.js';
import { settleIssue } from '../../focus/settle-issue.js';
import { recognisePractice } from '../../practices/recognise-practice.js';
import { askQuestion } from '../../signals/ask-question.js';
import { raisedWithin } from '../../signals/raised-signals.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { writeDecision } from './decide.js';
import { readChanges, type ChangedEntries } from './entries.form.js';
import { carried } from './quorum.js';
import { resolvingOf, type Resolving } from './resolving.js';
import { entriesDenial } from './sheet-item.js';
import { roomToDecide, type Room } from './sitting-access.js';
import { EntriesForm, ResolutionForm, votesIssues, type VotesForm } from './sitting.form.js';

export type Decided = { carried: boolean; issues?: undefined } | { issues: Issue[]; carried?: undefined };

/** What a sitting decides, with its votes, in one transaction with what follows from it. */
@Injectable()
export class SittingDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A resolution in words. One that is carried may settle an issue, recognise a practice, or close a question. */
  async resolve(actor: Actor, sittingId: number, itemId: number, body: Body): Promise<Decided> {
    return this.db.tx(async (tx) => {
      const room = await roomToDecide(tx, actor, sittingId, itemId, this.clock.zone);
      const form = readForm(ResolutionForm, body);
      if (form.issues) return { issues: form.issues };
      const choices = await resolvingOf(tx, room.item, room.sitting.unitPath);
      const asked = body?.['resolving'] ?? (choices.length === 1 ? choices[0] : undefined);
      const resolving = choices.find((each) => each === asked);
      const issues = votesIssues(form.value, room.entitled);
      if (!resolving) issues.push({ field: 'resolving', code: 'sittings:issue.resolving' });
      if (resolving !== 'resolved' && form.value.text.length < 10)
        issues.push({ field: 'text', code: 'sittings:issue.text', params: { least: 10, most: 4000 } });
      if (!resolving || issues.length > 0) return { issues };
      return this.resolved(tx, actor, room, resolving, form.value);
    });
  }

  private async resolved(
    tx: Tx,
    actor: Actor,
    room: Room,
    resolving: Resolving,
    form: ResolutionForm,
  ): Promise<Decided> {
    const at = this.clock.now();
    const kind =
      resolving === 'settled' || resolving === 'dropped'
        ? 'focus-settled'
        : resolving === 'recognised' || resolving === 'asked'
          ? resolving
          : 'resolved';
    const { id, carried: passed } = await writeDecision(tx, actor, room, {
      kind,
      text: form.text,
      after: { resolving },
      votes: form,
      at,
    });
    if (passed) await this.follow(tx, actor, room, resolving, form.text, at);
    await this.record(tx, actor, room, { decision: id, kind: resolving, carried: passed, ...votesIn(form) }, at);
    return { carried: passed };
  }

  private async follow(
    tx: Tx,
    actor: Actor,
    { sitting, item }: Room,
    resolving: Resolving,
    text: string,
    at: Date,
  ): Promise<void> {
    const { committeeId } = sitting;
    if (resolving === 'settled' || resolving === 'dropped')
      await settleIssue(tx, actor, { issueId: item.issueId!, committeeId, outcome: resolving, reason: text, at });
    if (resolving === 'recognised')
      await recognisePractice(tx, actor, { practiceId: item.practiceId!, committeeId, note: text.slice(0, 2000), at });
    if (resolving === 'asked') await this.ask(tx, actor, { sitting, item }, text, at);
    if (resolving === 'answered') {
      const closed = await tx.change(
        'update signal_questions set closed_by = $2, closed_at = $3, conclusion = $4 where id = $1 and closed_at is null',
        [item.questionId, actor.accountId, at, text.slice(0, 2000)],
      );
      if (closed === 0) throw new Conflict('question-closed');
    }
  }

  /** The question goes to its head with the figures of now. */
  private async ask(
    tx: Tx,
    actor: Actor,
    { sitting, item }: Pick<Room, 'sitting' | 'item'>,
    text: string,
    at: Date,
  ): Promise<void> {
    const { code, headId, month } = item.facts as { code: string; headId: number; month: string };
    const raised = (await raisedWithin(tx, sitting.unitPath, month)).find(
      (one) => one.headId === headId && one.code === code,
    );
    if (!raised) throw new Conflict('signal-gone');
    const question = await askQuestion(tx, actor, raised, {
      committeeId: sitting.committeeId,
      month,
      text: text.slice(0, 1000),
      at,
    });
    await tx.change('update sitting_items set question_id = $2 where id = $1', [item.id, question]);
  }

  /** Entries of a reviewed scorecard: a new version of kind "sitting". Never a total, never the legal layer. */
  async changeEntries(actor: Actor, sittingId: number, itemId: number, body: Body): Promise<Decided> {
    return this.db.tx(async (tx) => {
      const room = await roomToDecide(tx, actor, sittingId, itemId, this.clock.zone);
      if (room.item.kind !== 'sheet') throw new Conflict('item-no-sheet');
      const sheet = (await lockSheet(tx, room.item.evaluationId!))!;
      const petitioned = await tx.one('select 1 from petitions where evaluation_id = $1 and outcome is null', [
        sheet.id,
      ]);
      const denial = entriesDenial(sheet, petitioned !== undefined);
      if (denial) throw new Conflict(denial, { official: sheet.officialName });
      const result = (await resultsOf(tx, sheet.id)).find(({ id }) => id === sheet.approvalId)!;
      const form = readForm(EntriesForm, body);
      const { value, issues } = readChanges(body, result);
      const wrong = [...(form.issues ?? votesIssues(form.value, room.entitled)), ...issues];
      if (!form.value || wrong.length > 0) return { issues: wrong };
      return this.changed(tx, actor, room, { sheet, result, ...value }, form.value);
    });
  }

  private async changed(
    tx: Tx,
    actor: Actor,
    room: Room,
    { sheet, result, entries, changes }: ChangedEntries & { sheet: Sheet; result: Result },
    form: EntriesForm,
  ): Promise<Decided> {
    const at = this.clock.now();
    const stated: Stated = { ...resultStated(result), values: entries.values, leftOut: entries.leftOut };
    const scored = scoreSheet(result.content, result.tier, stated);
    const passed = carried(form, room.entitled);
    const approvalId = passed
      ? await this.replace(tx, actor, room, {
          sheet,
          result,
          stated,
          scored,
          notes: entries.notes,
          reason: form.reason,
          at,
        })
      : null;
    const pairs = (side: 'before' | 'after') =>
      Object.fromEntries(changes.map((change) => [change.code, change[side]]));
    const { id } = await writeDecision(tx, actor, room, {
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
    await this.record(
      tx,
      actor,
      room,
      { decision: id, kind: 'entries', evaluationId: sheet.id, carried: passed, approvalId, ...votesIn(form) },
      at,
    );
    return { carried: passed };
  }

  private async replace(
    tx: Tx,
    actor: Actor,
    { sitting }: Room,
    {
      sheet,
      result,
      stated,
      scored,
      notes,
      reason,
      at,
    }: {
      sheet: Sheet;
      result: Result;
      stated: Stated;
      scored: ReturnType<typeof scoreSheet>;
      notes: Record<string, string>;
      reason: string;
      at: Date;
    },
  ): Promise<number> {
    const led = await tx.one<{ ids: number[] }>('select led_approvals as ids from approvals where id = $1', [
      result.id,
    ]);
    const id = await writeResult(tx, actor, {
      sheet,
      kind: 'sitting',
      stated,
      scored,
      ledApprovals: led?.ids ?? [],
      notes,
      reason,
      handedIn: result.submissionId !== null,
      at,
    });
    await tx.change(
      'insert into reviews (evaluation_id, approval_id, committee_id, by_account, at) values ($1, $2, $3, $4, $5)',
      [sheet.id, id, sitting.committeeId, actor.accountId, at],
    );
    await recordAct(tx, {
      chain: `evaluation:${sheet.id}`,
      act: 'evaluation.changed-in-sitting',
      account: actor.accountId,
      at,
      detail: { sitting: sitting.id, approval: id, supersedes: result.id, reason },
    });
    await notify(tx, {
      officialId: sheet.officialId,
      code: 'sitting-changed',
      params: { month: sheet.month, by: sitting.committeeName },
      href: `/evaluations/${sheet.id}`,
      at,
    });
    return id;
  }

  private record(
    tx: Tx,
    actor: Actor,
    { sitting, item }: Room,
    detail: Record<string, unknown>,
    at: Date,
  ): Promise<void> {
    return recordAct(tx, {
      chain: `committee:${sitting.committeeId}`,
      act: 'sitting.decided',
      account: actor.accountId,
      at,
      detail: { sitting: sitting.id, item: item.id, ...detail },
    });
  }
}

function votesIn({ inFavour, against, abstained }: VotesForm): Record<string, number> {
  return { inFavour, against, abstained };
}
