import { versionsOf } from '../corrections/corrections.queries.js';
import { historyView } from '../corrections/corrections.view.js';
import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { headedScopes } from '../standing/scopes.js';
import { page, type Page } from '../web/answers.js';
import { Conflict, Forbidden } from '../web/errors.js';
import { mayList, openPledge, type OpenedPledge } from './pledge-access.js';
import { PLEDGE, pledgeBlockers, yearEndOpen, type PledgeItem, type PledgeText } from './pledge.js';
import { correctableWords, PLEDGE_WORD_CORRECTION } from './pledge-word.correction.js';
import { saidBefore } from './said-before.queries.js';
import {
  byStandard,
  checkinRows,
  draftSlots,
  itemView,
  saidBeforeView,
  typedSlots,
  yearEndRows,
} from './pledge.view.js';
import { PledgeYearService } from './pledge-year.service.js';
import { itemsOf, pledgesOf, textsOf } from './pledges.queries.js';
import { sameAs } from './pledges.service.js';
import type { SameText } from './same.js';

export interface DraftState {
  more?: number | null;
  typed?: Record<string, unknown>;
}

@Injectable()
export class PledgePages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly year: PledgeYearService,
  ) {}

  /** One's own pledges, and the way to the lists one sees. */
  async own(asking: Asking): Promise<Page> {
    const today = asking.today;
    const thisYear = Number(today.slice(0, 4));
    const pledges = asking.actor.officialId === null ? [] : await pledgesOf(asking, asking.actor.officialId);
    const years = [thisYear, ...(today.slice(5, 7) === '12' ? [thisYear + 1] : [])].filter(
      (year) => !pledges.some((pledge) => pledge.year === year),
    );
    const scopes = [...headedScopes(asking.actor), ...asking.actor.committees, ...asking.actor.roles].filter(
      ({ path }) => path !== '/' && mayList(asking.actor, path),
    );
    const units = await asking.rows<{ id: number; name: string }>(
      'select id, name from units where id = any($1::int[]) order by path',
      [[...new Set(scopes.map(({ unitId }) => unitId))]],
    );
    return page(
      'commitments/pledges',
      {
        pledges: pledges.map((pledge) => ({
          ...pledge,
          state: pledge.signedAt === null ? 'draft' : pledge.acknowledgedAt === null ? 'signed' : 'acknowledged',
          checkMonth: this.year.monthsOpen(pledge).at(-1) ?? null,
        })),
        years: asking.actor.unit ? years : [],
        units,
        official: asking.actor.officialId !== null,
      },
      'commitments:pledge.title',
    );
  }

  async show(asking: Asking, id: number, state: DraftState = {}): Promise<Page> {
    const opened = await openPledge(asking, asking.actor, id, asking.today);
    return opened.pledge.signedAt === null ? this.draft(asking, opened, state) : this.signed(asking, opened);
  }

  private async draft(asking: Asking, { pledge }: OpenedPledge, { more = null, typed }: DraftState): Promise<Page> {
    const items = await textsOf(asking, pledge.id);
    const same = await sameAs(asking, pledge, items);
    return page(
      'commitments/pledge-draft',
      {
        pledge,
        standards: typed ? typedSlots(typed) : draftSlots(items, same, more),
        whole: same.filter(({ item }) => item === null),
        progress: draftProgress(items),
        most: PLEDGE.longest,
        keep: `a${asking.actor.accountId}-pledge-${pledge.id}`,
        versions: (await versionsOf(asking, 'pledge', [pledge.id])).get(pledge.id) ?? [],
      },
      'commitments:pledge.draft',
      { year: pledge.year },
    );
  }

  private async signed(asking: Asking, { pledge, self, head, over }: OpenedPledge): Promise<Page> {
    const [items, versions] = await Promise.all([
      itemsOf(this.db, pledge.id),
      versionsOf(this.db, 'pledge', [pledge.id]),
    ]);
    const ids = items.map((item) => item.id);
    const [before, words] = await Promise.all([
      saidBefore(this.db, pledge.id, pledge.officialId),
      versionsOf(this.db, PLEDGE_WORD_CORRECTION.code, ids),
    ]);
    const correctable = head ? await correctableWords(asking, pledge, ids) : new Set<number>();
    const told = (item: PledgeItem) => ({
      before: saidBeforeView(before.get(item.id) ?? []),
      headBefore: historyView(PLEDGE_WORD_CORRECTION, words.get(item.id) ?? [], asking.actor.lang),
      mayCorrect: correctable.has(item.id),
    });
    const untouched = items.every(({ checkins, selfKept }) => checkins.length === 0 && selfKept === null);
    const stated = items.every(({ selfKept }) => selfKept !== null);
    const confirmed = items.some(({ headKept }) => headKept !== null);
    const kept = items.filter((item) => item.headKept ?? item.selfKept).length;
    return page(
      'commitments/pledge',
      {
        pledge,
        self,
        groups: byStandard(items.map((item) => ({ ...item, ...itemView(item, pledge), ...told(item) }))),
        same: self || head || over ? pledge.nearlySame : [],
        count: items.length,
        kept,
        stated,
        confirmed,
        confirmedBy: items[0]?.headBy ?? null,
        checkMonth: self ? (this.year.monthsOpen(pledge).at(-1) ?? null) : null,
        mayState: self && !confirmed && yearEndOpen(pledge.year, this.clock.today()),
        versions: self || head || over ? (versions.get(pledge.id) ?? []) : [],
        mayWithdraw: untouched && self,
        mayReturn: untouched && head,
        mayAcknowledge: head && pledge.acknowledgedAt === null,
        mayConfirm: head && stated && !confirmed,
      },
      self ? 'commitments:pledge.mine' : 'commitments:pledge.of',
      { name: pledge.name, year: pledge.year },
    );
  }

  /** The last look before signing. */
  async signature(asking: Asking, id: number, asked: { same: SameText[] } | null = null): Promise<Page> {
    const { pledge } = await this.toOwn(asking, id);
    if (pledge.signedAt !== null) throw new Conflict('pledge-signed');
    const items = await textsOf(asking, id);
    const same = asked?.same ?? (await sameAs(asking, pledge, items));
    return page(
      'commitments/pledge-signature',
      { pledge, groups: byStandard(items), blockers: pledgeBlockers(items), same, count: items.length },
      'commitments:pledge.sign',
      { year: pledge.year },
    );
  }

  async checkin(
    asking: Asking,
    id: number,
    month: string | undefined,
    typed: Record<string, unknown> = {},
  ): Promise<Page> {
    const { pledge } = await this.toOwn(asking, id);
    const months = this.year.monthsOpen(pledge);
    const chosen = month ?? months.at(-1);
    if (!chosen || !months.includes(chosen)) throw new Conflict('pledge-month');
    const items = checkinRows(await itemsOf(asking, id), chosen, typed);
    return page(
      'commitments/pledge-checkin',
      { pledge, month: chosen, items, others: months.filter((each) => each !== chosen), most: PLEDGE.note },
      'commitments:checkin.title',
      { month: chosen.split('-').reverse().join('/') },
    );
  }

  async yearEnd(asking: Asking, id: number, who: 'self' | 'head', typed: Record<string, unknown> = {}): Promise<Page> {
    const { pledge, self, head } = await openPledge(asking, asking.actor, id, asking.today);
    if (who === 'self' ? !self : !head) throw new Forbidden();
    const items = await itemsOf(asking, id);
    if (items.some(({ headKept }) => headKept !== null))
      throw new Conflict('pledge-confirmed', { name: items[0]?.headBy ?? '' });
    if (who === 'self' && (pledge.signedAt === null || !yearEndOpen(pledge.year, asking.today)))
      throw new Conflict('pledge-year-end');
    if (who === 'head' && items.some(({ selfKept }) => selfKept === null)) throw new Conflict('pledge-unstated');
    const action = `/pledges/${id}/${who === 'self' ? 'outcome' : 'confirmation'}`;
    return page(
      'commitments/pledge-year-end',
      { pledge, who, head: who === 'head', action, items: yearEndRows(items, typed, who), most: PLEDGE.why },
      `commitments:yearEnd.${who}`,
      { year: pledge.year, name: pledge.name },
    );
  }

  private async toOwn(asking: Asking, id: number): Promise<OpenedPledge> {
    const opened = await openPledge(asking, asking.actor, id, asking.today);
    if (!opened.self) throw new Forbidden();
    return opened;
  }
}

/** How far a draft is: its items and what is still missing. */
export function draftProgress(items: readonly PledgeText[]) {
  return { count: items.length, blockers: pledgeBlockers(items), fewest: PLEDGE.fewest, most: PLEDGE.most };
}
