import { Injectable } from '@nestjs/common';
import { notify } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { topOf } from './agency.js';
import { lockLedPledge, lockOwnPledge } from './pledge-access.js';
import { pledgeBlockers, readPledge, type Pledge, type PledgeBlocker, type PledgeText } from './pledge.js';
import { textsOf } from './pledges.queries.js';
import { samePledges, type SameText } from './same.js';

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
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The draft of a year, made when it is not there yet. */
  async begin(actor: Actor, year: number): Promise<number> {
    if (actor.officialId === null || !actor.unit) throw new Forbidden('pledge-post');
    return this.db.tx(async (tx) => {
      const at = this.clock.now();
      const row = await tx.one<{ id: number }>(
        'insert into pledges (official_id, unit_id, year, created_at) values ($1, $2, $3, $4) on conflict (official_id, year) do nothing returning id',
        [actor.officialId, actor.unit!.unitId, year, at],
      );
      if (!row)
        return (await tx.one<{ id: number }>('select id from pledges where official_id = $1 and year = $2', [
          actor.officialId,
          year,
        ]))!.id;
      await recordAct(tx, {
        chain: `official:${actor.officialId}`,
        act: 'pledge.begun',
        account: actor.accountId,
        at,
        detail: { pledge: row.id, year },
      });
      return row.id;
    });
  }

  /** Keeps whatever has been typed, however short; a text that is too long is given back and nothing is changed. */
  async save(actor: Actor, id: number, body: Record<string, unknown>): Promise<SavedPledge> {
    return this.db.tx(async (tx) => {
      const pledge = await this.draft(tx, actor, id);
      const { items, version, issues } = readPledge(body);
      if (version !== null && version !== pledge.revision) throw new Stale('pledge-moved');
      const at = this.clock.now();
      if (items === null || issues.length > 0)
        return { revision: pledge.revision, at, items: items ?? (await textsOf(tx, id)), same: [], issues };
      await tx.change('delete from pledge_items where pledge_id = $1', [id]);
      await tx.change(
        `insert into pledge_items (pledge_id, position, standard, text)
         select $1, t.n, t.standard, t.text from unnest($2::smallint[], $3::text[]) with ordinality as t(standard, text, n)`,
        [id, items.map(({ standard }) => standard), items.map(({ text }) => text)],
      );
      await tx.change('update pledges set revision = revision + 1 where id = $1', [id]);
      return { revision: pledge.revision + 1, at, items, same: await sameAs(tx, pledge, items), issues };
    });
  }

  /** Signs what stands in the draft. What nearly repeats another's is asked about once, and kept when signed all the same. */
  async sign(actor: Actor, id: number, version: number | null, anyway: boolean): Promise<Signing> {
    return this.db.tx(async (tx) => {
      const pledge = await this.draft(tx, actor, id);
      if (version !== null && version !== pledge.revision) throw new Stale('pledge-moved');
      const items = await textsOf(tx, id);
      const blockers = pledgeBlockers(items);
      const same = await sameAs(tx, pledge, items);
      if (blockers.length > 0 || (same.length > 0 && !anyway)) return { done: false, blockers, same };
      const at = this.clock.now();
      await tx.change(
        'update pledges set signed_at = $2, signed_by = $3, nearly_same = $4, unit_id = $5, revision = revision + 1 where id = $1',
        [id, at, actor.accountId, JSON.stringify(same), actor.unit?.unitId ?? pledge.unitId],
      );
      const detail = { pledge: id, year: pledge.year, items, ...(same.length > 0 && { nearlySame: same }) };
      await recordAct(tx, {
        chain: `official:${pledge.officialId}`,
        act: 'pledge.signed',
        account: actor.accountId,
        at,
        detail,
      });
      return { done: true };
    });
  }

  async acknowledge(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { pledge } = await lockLedPledge(tx, actor, id, this.clock.today());
      if (pledge.acknowledgedAt) throw new Conflict('pledge-acknowledged', { name: pledge.acknowledgedBy ?? '' });
      const at = this.clock.now();
      await tx.change('update pledges set acknowledged_at = $2, acknowledged_by = $3 where id = $1', [
        id,
        at,
        actor.accountId,
      ]);
      await recordAct(tx, {
        chain: `official:${pledge.officialId}`,
        act: 'pledge.acknowledged',
        account: actor.accountId,
        at,
        detail: { pledge: id, year: pledge.year },
      });
      await notify(tx, {
        officialId: pledge.officialId,
        code: 'pledge-acknowledged',
        params: { year: pledge.year, by: actor.name },
        href: `/pledges/${id}`,
        at,
      });
    });
  }

  private async draft(tx: Tx, actor: Actor, id: number): Promise<Pledge> {
    const { pledge } = await lockOwnPledge(tx, actor, id, this.clock.today());
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
