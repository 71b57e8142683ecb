import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { requireSeen, seenOf } from '../web/seen.js';
import type { IssueForm, IssueMoveForm, OwnerForm, ReturnForm } from './focus.form.js';
import { mayChoose } from './focus.policy.js';
import { issueToLead } from './issue-access.js';
import { possibleOwners } from './issue.queries.js';
import { FocusIssue } from './focus-issue.entity.js';
import { FocusNote } from './focus-note.entity.js';
import { sql } from '../database/entity-sql.js';

/** What the committee does with an issue until a sitting concludes it. */
@Injectable()
export class FocusService {
  constructor(private readonly acts: Acts) {}

  async choose(actor: Actor, form: IssueForm): Promise<{ id: number } | { issues: Issue[] }> {
    const seat = actor.committees.find(({ committeeId }) => committeeId === form.committee);
    if (!seat) throw new NotFound();
    if (!mayChoose(actor, form.committee)) throw new Forbidden();
    return this.acts.perform(actor, async (act) => {
      const issues: Issue[] = [];
      const unit = await act.one<{ path: string }>('select path from units where id = $1', [form.unit]);
      if (!unit?.path.startsWith(seat.path)) issues.push({ field: 'unit', code: 'focus:issue.unit' });
      if (!(await possibleOwners(act, seat.path, act.today)).some(({ id }) => id === form.owner))
        issues.push({ field: 'owner', code: 'focus:issue.owner' });
      if (form.dueOn <= act.today) issues.push({ field: 'dueOn', code: 'focus:issue.past' });
      const measure =
        form.measure === undefined
          ? null
          : await act.one<{ id: number }>(
              `select m.id from measures m join units r on r.id = m.root_unit_id where m.id = $1 and $2 like r.path || '%'`,
              [form.measure, unit?.path ?? ''],
            );
      if (measure === undefined) issues.push({ field: 'measure', code: 'focus:issue.measure' });
      if (issues.length > 0) return { issues };
      const { id } = await act.insert(FocusIssue, {
        committeeId: form.committee,
        unitId: form.unit,
        title: form.title,
        why: form.why,
        source: form.source,
        ownerId: form.owner,
        firstDueOn: form.dueOn,
        dueOn: form.dueOn,
        measureId: measure?.id ?? null,
        chosenBy: actor.accountId,
        chosenAt: act.at,
      });
      await act.record(`committee:${form.committee}`, 'focus.chosen', {
        issue: id,
        title: form.title,
        owner: form.owner,
        dueOn: form.dueOn,
      });
      await this.tell(act, form.owner, { id, title: form.title }, 'focus-chosen', { due: form.dueOn });
      return { id };
    });
  }

  /** Another day, with the reason; the first day stays readable. */
  async move(actor: Actor, id: number, { dueOn, reason }: IssueMoveForm, body?: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const issue = await issueToLead(act, actor, id);
      requireSeen(body, seenOf({ dueOn: issue.dueOn }));
      if (dueOn <= act.today || dueOn === issue.dueOn) return [{ field: 'dueOn', code: 'focus:issue.past' }];
      await act.update(FocusIssue, { id }, { dueOn, revision: sql('revision + 1') });
      await note(act, id, 'moved', reason, act.at);
      await act.record(`committee:${issue.committeeId}`, 'focus.moved', {
        issue: id,
        from: issue.dueOn,
        to: dueOn,
        reason,
      });
      await this.tell(act, issue.ownerId, issue, 'focus-moved', { due: dueOn });
      return [];
    });
  }

  async hand(actor: Actor, id: number, { owner, why }: OwnerForm, body?: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const issue = await issueToLead(act, actor, id);
      requireSeen(body, seenOf({ owner: issue.ownerId }));
      const seat = actor.committees.find(({ committeeId }) => committeeId === issue.committeeId)!;
      if (
        owner === issue.ownerId ||
        !(await possibleOwners(act, seat.path, act.today)).some((person) => person.id === owner)
      )
        return [{ field: 'owner', code: 'focus:issue.owner' }];
      await act.update(FocusIssue, { id }, { ownerId: owner, revision: sql('revision + 1') });
      await note(act, id, 'owner', why, act.at);
      await act.record(`committee:${issue.committeeId}`, 'focus.handed', {
        issue: id,
        from: issue.ownerId,
        to: owner,
        why,
      });
      await this.tell(act, owner, issue, 'focus-chosen', { due: issue.dueOn });
      return [];
    });
  }

  /** The report goes back to its owner with what is missing. */
  async sendBack(actor: Actor, id: number, { returning }: ReturnForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const issue = await issueToLead(act, actor, id);
      if (!issue.reportedAt) throw new Conflict('issue-not-reported');
      await act.update(
        FocusIssue,
        { id },
        { reportedAt: null, reportedBy: null, report: null, revision: sql('revision + 1') },
      );
      await note(act, id, 'returned', `${returning}\n\n${issue.report}`.slice(0, 4000), act.at);
      await act.record(`committee:${issue.committeeId}`, 'focus.returned', {
        issue: id,
        reason: returning,
        report: issue.report,
      });
      await this.tell(act, issue.ownerId, issue, 'focus-returned', {});
    });
  }

  private async tell(
    act: Act,
    officialId: number,
    { id, title }: { id: number; title: string },
    code: string,
    params: Record<string, unknown>,
  ): Promise<void> {
    if (officialId === act.actor.officialId) return;
    await act.tell(officialId, code, `/focus/${id}`, { title, by: act.actor.name, ...params });
  }
}

export async function note(
  act: Act,
  issueId: number,
  kind: 'progress' | 'returned' | 'moved' | 'owner',
  text: string,
  at: Date,
): Promise<void> {
  await act.insert(FocusNote, { issueId, kind, text, byAccount: act.actor.accountId, at });
}
