import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Clock, dayOf } from '../clock.js';
import { monthAfter } from '../periods/calendar.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { lockLedPledge, lockOwnPledge } from './pledge-access.js';
import { openMonths, yearEndOpen, type Pledge, type PledgeItem } from './pledge.js';
import { readCheckin, readYearEnd, type Checked, type Judged } from './pledge-year.form.js';
import { itemsOf } from './pledges.queries.js';

/** What follows a signed pledge: a check-in each month, and at the year's end the author's word and the head's. */
@Injectable()
export class PledgeYearService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  monthsOpen(pledge: Pick<Pledge, 'year' | 'signedAt'>): string[] {
    const now = this.clock.today().slice(0, 7);
    const signedMonth = pledge.signedAt === null ? null : dayOf(pledge.signedAt, this.clock.zone).slice(0, 7);
    return openMonths({ year: pledge.year, signedMonth }, now, monthAfter(now, -1));
  }

  async checkIn(actor: Actor, id: number, month: string, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { pledge } = await lockOwnPledge(act, actor, id, act.today);
      if (!this.monthsOpen(pledge).includes(month)) throw new Conflict('pledge-month');
      const items = await itemsOf(act, id);
      const form = readCheckin(body, items);
      if (form.issues) return form.issues;
      if (form.value.every((said, place) => sameCheckin(said, items[place]!, month))) return [];
      await act.change(
        `insert into pledge_checkins (pledge_item_id, month, state, note, by_account, at)
         select t.id, $2, t.state, t.note, $5, $6 from unnest($1::int[], $3::text[], $4::text[]) as t(id, state, note)
         on conflict (pledge_item_id, month) do update set state = excluded.state, note = excluded.note, by_account = excluded.by_account, at = excluded.at`,
        [
          form.value.map((each) => each.id),
          month,
          form.value.map(({ state }) => state),
          form.value.map(({ note }) => note),
          actor.accountId,
          act.at,
        ],
      );
      await act.record(`official:${pledge.officialId}`, 'pledge.checked', { pledge: id, month, items: form.value });
      return [];
    });
  }

  /** The author's word, until the head has given theirs. */
  async state(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { pledge } = await lockOwnPledge(act, actor, id, act.today);
      if (pledge.signedAt === null || !yearEndOpen(pledge.year, act.today)) throw new Conflict('pledge-year-end');
      const items = await itemsOf(act, id);
      if (items.some(({ headKept }) => headKept !== null))
        throw new Conflict('pledge-confirmed', { name: items[0]?.headBy ?? '' });
      const form = readYearEnd(body, items, (_, kept) => !kept);
      if (form.issues) return form.issues;
      if (form.value.every(({ kept, note }, place) => sameWord({ kept, note }, items[place]!))) return [];
      await act.change(
        `update pledge_items i set self_kept = t.kept, self_note = t.note, self_at = $4 from unnest($1::int[], $2::boolean[], $3::text[]) as t(id, kept, note) where i.id = t.id`,
        [
          form.value.map((each) => each.id),
          form.value.map(({ kept }) => kept),
          form.value.map(({ note }) => note),
          act.at,
        ],
      );
      await act.record(`official:${pledge.officialId}`, 'pledge.stated', {
        pledge: id,
        year: pledge.year,
        items: form.value,
      });
      return [];
    });
  }

  /** The head's word, item by item, after the author's; where it differs, with a reason. */
  async confirm(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { pledge } = await lockLedPledge(act, actor, id, act.today);
      const items = await itemsOf(act, id);
      if (items.some(({ headKept }) => headKept !== null))
        throw new Conflict('pledge-confirmed', { name: items[0]?.headBy ?? '' });
      if (items.some(({ selfKept }) => selfKept === null)) throw new Conflict('pledge-unstated');
      const form = readYearEnd(body, items, (item, kept) => item.selfKept !== kept);
      if (form.issues) return form.issues;
      await act.change(
        `update pledge_items i set head_kept = t.kept, head_note = t.note, head_by = $4, head_at = $5
         from unnest($1::int[], $2::boolean[], $3::text[]) as t(id, kept, note) where i.id = t.id`,
        [
          form.value.map((each) => each.id),
          form.value.map(({ kept }) => kept),
          form.value.map(({ note }) => note),
          actor.accountId,
          act.at,
        ],
      );
      await act.record(`official:${pledge.officialId}`, 'pledge.confirmed', {
        pledge: id,
        year: pledge.year,
        items: form.value,
      });
      const kept = form.value.filter((each) => each.kept).length;
      await act.tell(pledge.officialId, 'pledge-confirmed', `/pledges/${id}`, {
        year: pledge.year,
        kept,
        items: items.length,
        by: actor.name,
      });
      return [];
    });
  }
}

/** Sent back as it stands, nothing is said anew. */
function sameCheckin({ state, note }: Checked, { checkins }: PledgeItem, month: string): boolean {
  const now = checkins.find((checkin) => checkin.month === month);
  return now !== undefined && now.state === state && now.note === note;
}

function sameWord({ kept, note }: Pick<Judged, 'kept' | 'note'>, { selfKept, selfNote }: PledgeItem): boolean {
  return selfKept === kept && selfNote === note;
}
