import { Injectable } from '@nestjs/common';
import { notify } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { requireSeen, seenOf } from '../web/seen.js';
import type { IssueForm, IssueMoveForm, OwnerForm, ReturnForm } from './focus.form.js';
import { mayChoose } from './focus.policy.js';
import { issueToLead } from './issue-access.js';
import { possibleOwners } from './issue.queries.js';

/** What the committee does with an issue until a sitting concludes it. */
@Injectable()
export class FocusService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async choose(actor: Actor, form: IssueForm): Promise<{ id: number } | { issues: Issue[] }> {
    const seat = actor.committees.find(({ committeeId }) => committeeId === form.committee);
    if (!seat) throw new NotFound();
    if (!mayChoose(actor, form.committee)) throw new Forbidden();
    return this.db.tx(async (tx) => {
      const today = this.clock.today();
      const issues: Issue[] = [];
      const unit = await tx.one<{ path: string }>('select path from units where id = $1', [form.unit]);
      if (!unit?.path.startsWith(seat.path)) issues.push({ field: 'unit', code: 'focus:issue.unit' });
      if (!(await possibleOwners(tx, seat.path, today)).some(({ id }) => id === form.owner))
        issues.push({ field: 'owner', code: 'focus:issue.owner' });
      if (form.dueOn <= today) issues.push({ field: 'dueOn', code: 'focus:issue.past' });
      const measure =
        form.measure === undefined
          ? null
          : await tx.one<{ id: number }>(
              `select m.id from measures m join units r on r.id = m.root_unit_id where m.id = $1 and $2 like r.path || '%'`,
              [form.measure, unit?.path ?? ''],
            );
      if (measure === undefined) issues.push({ field: 'measure', code: 'focus:issue.measure' });
      if (issues.length > 0) return { issues };
      const at = this.clock.now();
      const { id } = (await tx.one<{ id: number }>(
        `insert into focus_issues (committee_id, unit_id, title, why, source, owner_id, first_due_on, due_on, measure_id, chosen_by, chosen_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10) returning id`,
        [
          form.committee,
          form.unit,
          form.title,
          form.why,
          form.source,
          form.owner,
          form.dueOn,
          measure?.id ?? null,
          actor.accountId,
          at,
        ],
      ))!;
      await this.record(
        tx,
        actor,
        form.committee,
        'focus.chosen',
        { issue: id, title: form.title, owner: form.owner, dueOn: form.dueOn },
        at,
      );
      await this.tell(tx, actor, form.owner, { id, title: form.title }, 'focus-chosen', { due: form.dueOn }, at);
      return { id };
    });
  }

  /** Another day, with the reason; the first day stays readable. */
  async move(actor: Actor, id: number, { dueOn, reason }: IssueMoveForm, body?: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const issue = await issueToLead(tx, actor, id);
      requireSeen(body, seenOf({ dueOn: issue.dueOn }));
      if (dueOn <= this.clock.today() || dueOn === issue.dueOn) return [{ field: 'dueOn', code: 'focus:issue.past' }];
      const at = this.clock.now();
      await tx.change('update focus_issues set due_on = $2, revision = revision + 1 where id = $1', [id, dueOn]);
      await note(tx, actor, id, 'moved', reason, at);
      await this.record(
        tx,
        actor,
        issue.committeeId,
        'focus.moved',
        { issue: id, from: issue.dueOn, to: dueOn, reason },
        at,
      );
      await this.tell(tx, actor, issue.ownerId, issue, 'focus-moved', { due: dueOn }, at);
      return [];
    });
  }

  async hand(actor: Actor, id: number, { owner, why }: OwnerForm, body?: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const issue = await issueToLead(tx, actor, id);
      requireSeen(body, seenOf({ owner: issue.ownerId }));
      const seat = actor.committees.find(({ committeeId }) => committeeId === issue.committeeId)!;
      if (
        owner === issue.ownerId ||
        !(await possibleOwners(tx, seat.path, this.clock.today())).some((person) => person.id === owner)
      )
        return [{ field: 'owner', code: 'focus:issue.owner' }];
      const at = this.clock.now();
      await tx.change('update focus_issues set owner_id = $2, revision = revision + 1 where id = $1', [id, owner]);
      await note(tx, actor, id, 'owner', why, at);
      await this.record(
        tx,
        actor,
        issue.committeeId,
        'focus.handed',
        { issue: id, from: issue.ownerId, to: owner, why },
        at,
      );
      await this.tell(tx, actor, owner, issue, 'focus-chosen', { due: issue.dueOn }, at);
      return [];
    });
  }

  /** The report goes back to its owner with what is missing. */
  async sendBack(actor: Actor, id: number, { returning }: ReturnForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const issue = await issueToLead(tx, actor, id);
      if (!issue.reportedAt) throw new Conflict('issue-not-reported');
      const at = this.clock.now();
      await tx.change(
        'update focus_issues set reported_at = null, reported_by = null, report = null, revision = revision + 1 where id = $1',
        [id],
      );
      await note(tx, actor, id, 'returned', `${returning}\n\n${issue.report}`.slice(0, 4000), at);
      await this.record(
        tx,
        actor,
        issue.committeeId,
        'focus.returned',
        { issue: id, reason: returning, report: issue.report },
        at,
      );
      await this.tell(tx, actor, issue.ownerId, issue, 'focus-returned', {}, at);
    });
  }

  private record(
    tx: Tx,
    actor: Actor,
    committeeId: number,
    act: string,
    detail: Record<string, unknown>,
    at: Date,
  ): Promise<void> {
    return recordAct(tx, { chain: `committee:${committeeId}`, act, account: actor.accountId, at, detail });
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    officialId: number,
    { id, title }: { id: number; title: string },
    code: string,
    params: Record<string, unknown>,
    at: Date,
  ): Promise<void> {
    if (officialId === actor.officialId) return;
    await notify(tx, { officialId, code, params: { title, by: actor.name, ...params }, href: `/focus/${id}`, at });
  }
}

export async function note(
  tx: Tx,
  actor: Actor,
  issueId: number,
  kind: 'progress' | 'returned' | 'moved' | 'owner',
  text: string,
  at: Date,
): Promise<void> {
  await tx.change('insert into focus_notes (issue_id, kind, text, by_account, at) values ($1, $2, $3, $4, $5)', [
    issueId,
    kind,
    text,
    actor.accountId,
    at,
  ]);
}
