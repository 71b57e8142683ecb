import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock, dayOf, timeOf } from '../../clock.js';
import { Db, violated, type Rows } from '../../database/db.js';
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
import { Sitting } from './sitting.entity.js';
import { sql } from '../../database/entity-sql.js';

/** Calling a sitting, who came, closing and calling it off. */
@Injectable()
export class SittingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** One sitting of a committee is open at a time. Members are those of its day; the agenda is made from the month. */
  async call(actor: Actor, form: SittingForm): Promise<{ id: number } | { issues: Issue[] }> {
    const agenda = await this.agenda(actor, form);
    try {
      return await this.acts.perform(actor, (act) => this.callIn(act, form, agenda));
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
    act: Act,
    form: SittingForm,
    agenda: readonly NewItem[],
  ): Promise<{ id: number } | { issues: Issue[] }> {
    if (!mayCall(act.actor, form.committee)) throw new NotFound();
    const committee = (await act.one<{ path: string; quorumAbove: string; withdrawnCount: boolean }>(
      `select u.path, c.quorum_above as "quorumAbove", c.withdrawn_count as "withdrawnCount" from committees c join units u on u.id = c.unit_id where c.id = $1 for update of c`,
      [form.committee],
    ))!;
    const period = await periodOver(act, committee.path, form.month);
    const seats = await seatsOn(act, form.committee, form.heldOn);
    const issues = sittingIssues(form, seats, act.today);
    if (!period) issues.push({ field: 'month', code: 'sittings:issue.month' });
    if (issues.length > 0) return { issues };
    const { id } = (await act.one<{ id: number }>(
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
        act.actor.accountId,
        act.at,
      ],
    ))!;
    await act.change(
      'insert into sitting_members (sitting_id, official_id, role) select $1, * from unnest($2::int[], $3::text[])',
      [id, seats.map(({ officialId }) => officialId), seats.map(({ role }) => role)],
    );
    await addItems(act, id, agenda, act.actor.accountId, act.at);
    await act.record(`committee:${form.committee}`, 'sitting.called', {
      sitting: id,
      month: form.month,
      items: agenda.length,
      members: seats.length,
    });
    const told = seats.filter(({ officialId }) => officialId !== act.actor.officialId);
    await act.tell(
      told.map(({ officialId }) => officialId),
      'sitting-called-at',
      `/sittings/${id}`,
      { by: act.actor.name, weekday: form.heldOn, time: form.beganAt, place: form.place },
    );
    return { id };
  }

  /** Who is present; who is not may have a reason. Names that were not on the page stay as they were. */
  async attend(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    const typed = tidy(body);
    return this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, id, act.zone);
      const members = await membersOf(act, id);
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
      if (typed['guestsSent'] === 'yes') await act.update(Sitting, { id }, { guests });
      await this.keepVoters(
        act,
        sitting,
        members.filter(({ officialId }) => present.includes(officialId)).map(({ officialId }) => officialId),
        members,
      );
      await act.change(
        `update sitting_members m set present = x.present, absence = x.absence from unnest($2::int[], $3::boolean[], $4::text[]) as x (official, present, absence)
         where m.sitting_id = $1 and m.official_id = x.official`,
        [
          id,
          members.map(({ officialId }) => officialId),
          members.map(({ officialId }) => present.includes(officialId)),
          absence,
        ],
      );
      await act.record(`committee:${sitting.committeeId}`, 'sitting.attended', {
        sitting: id,
        guests,
        present: members.filter(({ officialId }) => present.includes(officialId)).map(({ officialId }) => officialId),
      });
      return [];
    });
  }

  /** Votes were counted among those present: once something is decided, nobody leaves or enters the list. */
  private async keepVoters(
    act: Act,
    sitting: SittingRow,
    present: readonly number[],
    members: readonly { officialId: number; present: boolean }[],
  ): Promise<void> {
    if (members.every((member) => member.present === present.includes(member.officialId))) return;
    const decided = await act.one(
      'select 1 from sitting_decisions d join sitting_items i on i.id = d.item_id where i.sitting_id = $1 limit 1',
      [sitting.id],
    );
    if (decided) throw new Conflict('sitting-decided');
  }

  /** Refused without a quorum, and asked about once where items are undecided. From here on the record changes only when it is opened again. */
  async close(actor: Actor, id: number, form: SittingClosingForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, id, act.zone);
      const members = await membersOf(act, id);
      const { met, counted, needed } = quorumOf(
        ruleOf(sitting),
        members.length,
        members.filter(({ present }) => present).length,
      );
      if (!met) throw new Conflict('sitting-no-quorum', { counted, needed });
      const wrong = closingIssues(form, sitting, {
        today: act.today,
        now: timeOf(act.at, act.zone),
        lastRecorded: await this.lastRecorded(act, sitting),
      });
      if (wrong.length > 0) return wrong;
      const away = [sitting.chairId, sitting.secretaryId].filter(
        (person) => !members.some(({ officialId, present }) => present && officialId === person),
      );
      if (away.length > 0) throw new Conflict('sitting-leaders-away');
      const undecided = await undecidedOf(act, id);
      if (undecided.length > 0 && form.undecided !== 'yes')
        return [{ field: 'undecided', code: 'sittings:issue.undecided', params: { count: undecided.length } }];
      await act.update(
        Sitting,
        { id },
        {
          endedAt: form.endedAt,
          conclusion: form.conclusion,
          closedBy: actor.accountId,
          closedAt: act.at,
          revision: sql('revision + 1'),
        },
      );
      await act.record(`committee:${sitting.committeeId}`, 'sitting.closed', {
        sitting: id,
        present: counted,
        members: members.length,
        undecided: undecided.map(({ id: item }) => item),
      });
      return [];
    });
  }

  /** The minutes print these moments: the call's, those of items put on the agenda since, and the decisions'. */
  private async lastRecorded(act: Act, { id, heldOn, openedAt }: SittingRow): Promise<string | null> {
    const [items, decisions] = [await itemsOf(act, id), await decisionsOf(act, id)];
    const moments = [openedAt, ...items.map(({ addedAt }) => addedAt), ...decisions.map(({ at }) => at)];
    const thatDay = moments.filter((moment) => dayOf(moment, act.zone) === heldOn);
    return (
      thatDay
        .map((moment) => timeOf(moment, act.zone))
        .sort()
        .at(-1) ?? null
    );
  }

  /** A sitting that decided nothing can be called off; what was decided stands, and the sitting is closed instead. */
  async cancel(actor: Actor, id: number, form: CancellationForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, id, act.zone);
      const decided = await act.one(
        'select 1 from sitting_decisions d join sitting_items i on i.id = d.item_id where i.sitting_id = $1 and d.carried limit 1',
        [id],
      );
      if (decided) throw new Conflict('sitting-decided');
      if (!mayCall(actor, sitting.committeeId)) throw new Forbidden();
      await act.update(
        Sitting,
        { id },
        { cancelledBy: actor.accountId, cancelledAt: act.at, cancelReason: form.reason, revision: sql('revision + 1') },
      );
      await act.record(`committee:${sitting.committeeId}`, 'sitting.cancelled', { sitting: id, reason: form.reason });
    });
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
