import { Injectable } from '@nestjs/common';
import { notify } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock, dayOf } from '../clock.js';
import { Db } from '../database/db.js';
import { monthAfter } from '../periods/calendar.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { lockLedPledge, lockOwnPledge } from './pledge-access.js';
import { openMonths, yearEndOpen, type Pledge } from './pledge.js';
import { readCheckin, readYearEnd } from './pledge-year.form.js';
import { itemsOf } from './pledges.queries.js';

/** What follows a signed pledge: a check-in each month, and at the year's end the author's word and the head's. */
@Injectable()
export class PledgeYearService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  monthsOpen(pledge: Pick<Pledge, 'year' | 'signedAt'>): string[] {
    const now = this.clock.today().slice(0, 7);
    const signedMonth = pledge.signedAt === null ? null : dayOf(pledge.signedAt, this.clock.zone).slice(0, 7);
    return openMonths({ year: pledge.year, signedMonth }, now, monthAfter(now, -1));
  }

  async checkIn(actor: Actor, id: number, month: string, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { pledge } = await lockOwnPledge(tx, actor, id, this.clock.today());
      if (!this.monthsOpen(pledge).includes(month)) throw new Conflict('pledge-month');
      const form = readCheckin(body, await itemsOf(tx, id));
      if (form.issues) return form.issues;
      const at = this.clock.now();
      await tx.change(
        `insert into pledge_checkins (pledge_item_id, month, state, note, by_account, at)
         select t.id, $2, t.state, t.note, $5, $6 from unnest($1::int[], $3::text[], $4::text[]) as t(id, state, note)
         on conflict (pledge_item_id, month) do update set state = excluded.state, note = excluded.note, by_account = excluded.by_account, at = excluded.at`,
        [
          form.value.map((each) => each.id),
          month,
          form.value.map(({ state }) => state),
          form.value.map(({ note }) => note),
          actor.accountId,
          at,
        ],
      );
      await recordAct(tx, {
        chain: `official:${pledge.officialId}`,
        act: 'pledge.checked',
        account: actor.accountId,
        at,
        detail: { pledge: id, month, items: form.value },
      });
      return [];
    });
  }

  /** The author's word, until the head has given theirs. */
  async state(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { pledge } = await lockOwnPledge(tx, actor, id, this.clock.today());
      if (pledge.signedAt === null || !yearEndOpen(pledge.year, this.clock.today()))
        throw new Conflict('pledge-year-end');
      const items = await itemsOf(tx, id);
      if (items.some(({ headKept }) => headKept !== null))
        throw new Conflict('pledge-confirmed', { name: items[0]?.headBy ?? '' });
      const form = readYearEnd(body, items, (_, kept) => !kept);
      if (form.issues) return form.issues;
      const at = this.clock.now();
      await tx.change(
        `update pledge_items i set self_kept = t.kept, self_note = t.note, self_at = $4 from unnest($1::int[], $2::boolean[], $3::text[]) as t(id, kept, note) where i.id = t.id`,
        [form.value.map((each) => each.id), form.value.map(({ kept }) => kept), form.value.map(({ note }) => note), at],
      );
      await recordAct(tx, {
        chain: `official:${pledge.officialId}`,
        act: 'pledge.stated',
        account: actor.accountId,
        at,
        detail: { pledge: id, year: pledge.year, items: form.value },
      });
      return [];
    });
  }

  /** The head's word, item by item, after the author's; where it differs, with a reason. */
  async confirm(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { pledge } = await lockLedPledge(tx, actor, id, this.clock.today());
      const items = await itemsOf(tx, id);
      if (items.some(({ headKept }) => headKept !== null))
        throw new Conflict('pledge-confirmed', { name: items[0]?.headBy ?? '' });
      if (items.some(({ selfKept }) => selfKept === null)) throw new Conflict('pledge-unstated');
      const form = readYearEnd(body, items, (item, kept) => item.selfKept !== kept);
      if (form.issues) return form.issues;
      const at = this.clock.now();
      await tx.change(
        `update pledge_items i set head_kept = t.kept, head_note = t.note, head_by = $4, head_at = $5
         from unnest($1::int[], $2::boolean[], $3::text[]) as t(id, kept, note) where i.id = t.id`,
        [
          form.value.map((each) => each.id),
          form.value.map(({ kept }) => kept),
          form.value.map(({ note }) => note),
          actor.accountId,
          at,
        ],
      );
      await recordAct(tx, {
        chain: `official:${pledge.officialId}`,
        act: 'pledge.confirmed',
        account: actor.accountId,
        at,
        detail: { pledge: id, year: pledge.year, items: form.value },
      });
      const kept = form.value.filter((each) => each.kept).length;
      await notify(tx, {
        officialId: pledge.officialId,
        code: 'pledge-confirmed',
        params: { year: pledge.year, kept, items: items.length, by: actor.name },
        href: `/pledges/${id}`,
        at,
      });
      return [];
    });
  }
}
