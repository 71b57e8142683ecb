import { Injectable } from '@nestjs/common';
import { notifyMany } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock, dayOf, timeOf } from '../../clock.js';
import { Db, violated, type Rows, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import { requireSeen } from '../../web/seen.js';
import { agendaOf } from './agenda.js';
import { addItems, decisionsOf, itemsOf, type ItemRow, type NewItem } from './item.queries.js';
import { quorumOf } from './quorum.js';
import { ruleOf, sittingToKeep } from './sitting-access.js';
import {
  closingIssues,
  sittingIssues,
  type CancellationForm,
  type SittingClosingForm,
  type SittingForm,
} from './sitting.form.js';
import { mayCall } from './sitting.policy.js';
import { attendanceSeen, membersOf, seatsOn, type SittingRow } from './sitting.queries.js';

/** Calling a sitting, who came, closing and calling it off. */
@Injectable()
export class SittingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** One sitting of a committee is open at a time. Members are those of its day; the agenda is made from the month. */
  async call(actor: Actor, form: SittingForm): Promise<{ id: number } | { issues: Issue[] }> {
    const agenda = await this.agenda(actor, form);
    try {
      return await this.db.tx((tx) => this.callIn(tx, actor, form, agenda));
    } catch (error) {
      if (violated(error) === 'sittings_open') throw new Conflict('sitting-open');
      throw error;
    }
  }

  /** Read before the transaction: many statements at once, and none of them decides anything. */
  private async agenda(actor: Actor, { committee, month }: SittingForm): Promise<NewItem[]> {
    const seat = actor.committees.find(({ committeeId }) => committeeId === committee);
    const period = seat && (await periodOver(this.db, seat.path, month));
    return period
      ? agendaOf(this.db, {
          committeeId: committee,
          unitPath: seat.path,
          periodId: period.id,
          today: this.clock.today(),
        })
      : [];
  }

  private async callIn(
    tx: Tx,
    actor: Actor,
    form: SittingForm,
    agenda: readonly NewItem[],
  ): Promise<{ id: number } | { issues: Issue[] }> {
    if (!mayCall(actor, form.committee)) throw new NotFound();
    const today = this.clock.today();
    const committee = (await tx.one<{ path: string; quorumAbove: string; withdrawnCount: boolean }>(
      `select u.path, c.quorum_above as "quorumAbove", c.withdrawn_count as "withdrawnCount" from committees c join units u on u.id = c.unit_id where c.id = $1 for update of c`,
      [form.committee],
    ))!;
    const period = await periodOver(tx, committee.path, form.month);
    const seats = await seatsOn(tx, form.committee, form.heldOn);
    const issues = sittingIssues(form, seats, today);
    if (!period) issues.push({ field: 'month', code: 'sittings:issue.month' });
    if (issues.length > 0) return { issues };
    const at = this.clock.now();
    const { id } = (await tx.one<{ id: number }>(
      `insert into sittings (committee_id, period_id, number, held_on, began_at, place, chair_id, secretary_id, guests, quorum_above, withdrawn_count, opened_by, opened_at)
       values ($1, $2, (select coalesce(max(number), 0) + 1 from sittings where committee_id = $1), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
      [
        form.committee,
        period!.id,
        form.heldOn,
        form.beganAt,
        form.place,
        form.chairId,
        form.secretaryId,
        form.guests,
        committee.quorumAbove,
        committee.withdrawnCount,
        actor.accountId,
        at,
      ],
    ))!;
    await tx.change(
      'insert into sitting_members (sitting_id, official_id, role) select $1, * from unnest($2::int[], $3::text[])',
      [id, seats.map(({ officialId }) => officialId), seats.map(({ role }) => role)],
    );
    await addItems(tx, id, agenda, actor.accountId, at);
    await this.record(
      tx,
      actor,
      form.committee,
      'sitting.called',
      { sitting: id, month: form.month, items: agenda.length, members: seats.length },
      at,
    );
    const told = seats.filter(({ officialId }) => officialId !== actor.officialId);
    await notifyMany(
      tx,
      told.map(({ officialId }) => ({
        officialId,
        code: 'sitting-called-at',
        params: { by: actor.name, weekday: form.heldOn, time: form.beganAt, place: form.place },
        href: `/sittings/${id}`,
        at,
      })),
    );
    return { id };
  }

  /** Who is present; who is not may have a reason. Names that were not on the page stay as they were. */
  async attend(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    const typed = tidy(body);
    return this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, id, this.clock.zone);
      const members = await membersOf(tx, id);
      requireSeen(body, attendanceSeen(sitting, members));
      const present = [typed['present'] ?? []].flat().map(Number);
      const absence = members.map(({ officialId }) =>
        present.includes(officialId) ? '' : String(typed[`absence-${officialId}`] ?? ''),
      );
      const issues = members.flatMap(({ officialId }, at) =>
        absence[at]!.length > 300
          ? [{ field: `absence-${officialId}`, code: 'sittings:issue.tooLong', params: { most: 300 } }]
          : [],
      );
      const guests = typeof typed['guests'] === 'string' ? typed['guests'] : '';
      if (guests.length > 2000)
        issues.push({ field: 'guests', code: 'sittings:issue.tooLong', params: { most: 2000 } });
      if (issues.length > 0) return issues;
      const asBefore = members.every(
        (member, at) => member.present === present.includes(member.officialId) && member.absence === absence[at],
      );
      if (asBefore && (typed['guestsSent'] !== 'yes' || guests === sitting.guests)) return [];
      if (typed['guestsSent'] === 'yes') await tx.change('update sittings set guests = $2 where id = $1', [id, guests]);
      await this.keepVoters(
        tx,
        sitting,
        members.filter(({ officialId }) => present.includes(officialId)).map(({ officialId }) => officialId),
        members,
      );
      await tx.change(
        `update sitting_members m set present = x.present, absence = x.absence from unnest($2::int[], $3::boolean[], $4::text[]) as x (official, present, absence)
         where m.sitting_id = $1 and m.official_id = x.official`,
        [
          id,
          members.map(({ officialId }) => officialId),
          members.map(({ officialId }) => present.includes(officialId)),
          absence,
        ],
      );
      await this.record(
        tx,
        actor,
        sitting.committeeId,
        'sitting.attended',
        {
          sitting: id,
          guests,
          present: members.filter(({ officialId }) => present.includes(officialId)).map(({ officialId }) => officialId),
        },
        this.clock.now(),
      );
      return [];
    });
  }

  /** Votes were counted among those present: once something is decided, nobody leaves or enters the list. */
  private async keepVoters(
    tx: Tx,
    sitting: SittingRow,
    present: readonly number[],
    members: readonly { officialId: number; present: boolean }[],
  ): Promise<void> {
    if (members.every((member) => member.present === present.includes(member.officialId))) return;
    const decided = await tx.one(
      'select 1 from sitting_decisions d join sitting_items i on i.id = d.item_id where i.sitting_id = $1 limit 1',
      [sitting.id],
    );
    if (decided) throw new Conflict('sitting-decided');
  }

  /** Refused without a quorum, and asked about once where items are undecided. From here on the record changes only when it is opened again. */
  async close(actor: Actor, id: number, form: SittingClosingForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, id, this.clock.zone);
      const members = await membersOf(tx, id);
      const { met, counted, needed } = quorumOf(
        ruleOf(sitting),
        members.length,
        members.filter(({ present }) => present).length,
      );
      if (!met) throw new Conflict('sitting-no-quorum', { counted, needed });
      const at = this.clock.now();
      const wrong = closingIssues(form, sitting, {
        today: this.clock.today(),
        now: timeOf(at, this.clock.zone),
        lastRecorded: await this.lastRecorded(tx, sitting),
      });
      if (wrong.length > 0) return wrong;
      const away = [sitting.chairId, sitting.secretaryId].filter(
        (person) => !members.some(({ officialId, present }) => present && officialId === person),
      );
      if (away.length > 0) throw new Conflict('sitting-leaders-away');
      const undecided = await undecidedOf(tx, id);
      if (undecided.length > 0 && form.undecided !== 'yes')
        return [{ field: 'undecided', code: 'sittings:issue.undecided', params: { count: undecided.length } }];
      await tx.change(
        'update sittings set ended_at = $2, conclusion = $3, closed_by = $4, closed_at = $5, revision = revision + 1 where id = $1',
        [id, form.endedAt, form.conclusion, actor.accountId, at],
      );
      await this.record(
        tx,
        actor,
        sitting.committeeId,
        'sitting.closed',
        { sitting: id, present: counted, members: members.length, undecided: undecided.map(({ id: item }) => item) },
        at,
      );
      return [];
    });
  }

  /** The minutes print these moments: the call's, those of items put on the agenda since, and the decisions'. */
  private async lastRecorded(tx: Tx, { id, heldOn, openedAt }: SittingRow): Promise<string | null> {
    const [items, decisions] = [await itemsOf(tx, id), await decisionsOf(tx, id)];
    const moments = [openedAt, ...items.map(({ addedAt }) => addedAt), ...decisions.map(({ at }) => at)];
    const thatDay = moments.filter((moment) => dayOf(moment, this.clock.zone) === heldOn);
    return (
      thatDay
        .map((moment) => timeOf(moment, this.clock.zone))
        .sort()
        .at(-1) ?? null
    );
  }

  /** A sitting that decided nothing can be called off; what was decided stands, and the sitting is closed instead. */
  async cancel(actor: Actor, id: number, form: CancellationForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, id, this.clock.zone);
      const decided = await tx.one(
        'select 1 from sitting_decisions d join sitting_items i on i.id = d.item_id where i.sitting_id = $1 and d.carried limit 1',
        [id],
      );
      if (decided) throw new Conflict('sitting-decided');
      if (!mayCall(actor, sitting.committeeId)) throw new Forbidden();
      const at = this.clock.now();
      await tx.change(
        'update sittings set cancelled_by = $2, cancelled_at = $3, cancel_reason = $4, revision = revision + 1 where id = $1',
        [id, actor.accountId, at, form.reason],
      );
      await this.record(tx, actor, sitting.committeeId, 'sitting.cancelled', { sitting: id, reason: form.reason }, at);
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
}

/** Items on which nothing was decided, in the order of the agenda. */
async function undecidedOf(on: Rows, sittingId: number): Promise<ItemRow[]> {
  const [items, decisions] = [await itemsOf(on, sittingId), await decisionsOf(on, sittingId)];
  return items.filter((item) => !decisions.some(({ itemId }) => itemId === item.id));
}

async function periodOver(on: Rows, path: string, month: string): Promise<{ id: number } | undefined> {
  return on.one(
    `select p.id from periods p join units r on r.id = p.root_unit_id where $1 like r.path || '%' and p.month = $2 and p.opened_at is not null order by length(r.path) desc limit 1`,
    [path, month],
  );
}
