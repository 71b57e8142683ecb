import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { topOf } from './agency.js';
import { lockLedPledge, lockOwnPledge } from './pledge-access.js';
import { pledgeBlockers, readPledge, type Pledge, type PledgeBlocker, type PledgeText } from './pledge.js';
import { textsOf } from './pledges.queries.js';
import { samePledges, type SameText } from './same.js';
import { PledgeItem } from './pledge-item.entity.js';
import { Pledge as PledgeRow } from './pledge.entity.js';
import { sql } from '../database/entity-sql.js';

export interface SavedPledge {
  revision: number;
  at: Date;
  items: PledgeText[];
  same: SameText[];
  issues: Issue[];
}

export type Signing = { done: true } | { done: false; blockers: PledgeBlocker[]; same: SameText[] };

/** A yearly pledge: begun, written, signed by its author, acknowledged by their head. */
@Injectable()
export class PledgesService {
  constructor(private readonly acts: Acts) {}

  /** The draft of a year, made when it is not there yet. */
  async begin(actor: Actor, year: number): Promise<number> {
    if (actor.officialId === null || !actor.unit) throw new Forbidden('pledge-post');
    return this.acts.perform(actor, async (act) => {
      const row = await act.one<{ id: number }>(
        'insert into pledges (official_id, unit_id, year, created_at) values ($1, $2, $3, $4) on conflict (official_id, year) do nothing returning id',
        [actor.officialId, actor.unit!.unitId, year, act.at],
      );
      if (!row)
        return (await act.one<{ id: number }>('select id from pledges where official_id = $1 and year = $2', [
          actor.officialId,
          year,
        ]))!.id;
      await act.record(`official:${actor.officialId}`, 'pledge.begun', { pledge: row.id, year });
      return row.id;
    });
  }

  /** Keeps whatever has been typed, however short; a text that is too long is given back and nothing is changed. */
  async save(actor: Actor, id: number, body: Record<string, unknown>): Promise<SavedPledge> {
    return this.acts.perform(actor, async (act) => {
      const pledge = await this.draft(act, id);
      const { items, version, issues } = readPledge(body);
      if (version !== null && version !== pledge.revision) throw new Stale('pledge-moved');
      if (items === null || issues.length > 0)
        return { revision: pledge.revision, at: act.at, items: items ?? (await textsOf(act, id)), same: [], issues };
      await act.remove(PledgeItem, { pledgeId: id });
      await act.change(
        `insert into pledge_items (pledge_id, position, standard, text)
         select $1, t.n, t.standard, t.text from unnest($2::smallint[], $3::text[]) with ordinality as t(standard, text, n)`,
        [id, items.map(({ standard }) => standard), items.map(({ text }) => text)],
      );
      await act.update(PledgeRow, { id }, { revision: sql('revision + 1') });
      return { revision: pledge.revision + 1, at: act.at, items, same: await sameAs(act, pledge, items), issues };
    });
  }

  /** Signs what stands in the draft. What nearly repeats another's is asked about once, and kept when signed all the same. */
  async sign(actor: Actor, id: number, version: number | null, anyway: boolean): Promise<Signing> {
    return this.acts.perform(actor, async (act) => {
      const pledge = await this.draft(act, id);
      if (version !== null && version !== pledge.revision) throw new Stale('pledge-moved');
      const items = await textsOf(act, id);
      const blockers = pledgeBlockers(items);
      const same = await sameAs(act, pledge, items);
      if (blockers.length > 0 || (same.length > 0 && !anyway)) return { done: false, blockers, same };
      await act.update(
        PledgeRow,
        { id },
        {
          signedAt: act.at,
          signedBy: actor.accountId,
          nearlySame: same,
          unitId: actor.unit?.unitId ?? pledge.unitId,
          revision: sql('revision + 1'),
        },
      );
      const detail = { pledge: id, year: pledge.year, items, ...(same.length > 0 && { nearlySame: same }) };
      await act.record(`official:${pledge.officialId}`, 'pledge.signed', detail);
      return { done: true };
    });
  }

  async acknowledge(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { pledge } = await lockLedPledge(act, actor, id, act.today);
      if (pledge.acknowledgedAt) throw new Conflict('pledge-acknowledged', { name: pledge.acknowledgedBy ?? '' });
      await act.update(PledgeRow, { id }, { acknowledgedAt: act.at, acknowledgedBy: actor.accountId });
      await act.record(`official:${pledge.officialId}`, 'pledge.acknowledged', { pledge: id, year: pledge.year });
      await act.tell(pledge.officialId, 'pledge-acknowledged', `/pledges/${id}`, { year: pledge.year, by: actor.name });
    });
  }

  private async draft(act: Act, id: number): Promise<Pledge> {
    const { pledge } = await lockOwnPledge(act, act.actor, id, act.today);
    if (pledge.signedAt !== null) throw new Conflict('pledge-signed');
    return pledge;
  }
}

/** What a draft's texts nearly repeat, for its author alone. */
export function sameAs(
  on: Rows,
  pledge: Pick<Pledge, 'officialId' | 'unitPath' | 'year'>,
  items: readonly PledgeText[],
): Promise<SameText[]> {
  return samePledges(on, {
    officialId: pledge.officialId,
    rootPath: `/${topOf(pledge.unitPath)}/`,
    year: pledge.year,
    texts: items.map(({ text }) => text),
  });
}
