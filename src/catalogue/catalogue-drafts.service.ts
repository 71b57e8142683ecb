import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, violated, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { lockDraft, openRoot } from './catalogue-access.js';
import { draftOf } from './catalogue.queries.js';
import { chainOf } from './catalogue.js';
import type { Settings } from './settings.form.js';
import { touch } from './write-products.js';

/** Versions before their decision: begun from the last adopted one, named, grouped, thrown away. */
@Injectable()
export class CatalogueDraftsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async start(actor: Actor, unitId: number, name: string): Promise<number> {
    try {
      return await this.db.tx((tx) => this.startIn(tx, actor, unitId, name));
    } catch (error) {
      if (violated(error) === 'one_draft_of_a_catalogue') throw new Conflict('catalogue-draft-exists');
      throw error;
    }
  }

  /** The draft there is, or a new one; for acts that need somewhere to write. */
  async startIn(tx: Tx, actor: Actor, unitId: number, name: string): Promise<number> {
    const { root, at } = await openRoot(tx, actor, unitId);
    if (!at.prepares) throw new Forbidden('catalogue-personnel-prepare');
    const open = await draftOf(tx, root.id);
    if (open) throw new Conflict('catalogue-draft-exists', { name: open.createdByName });
    const now = this.clock.now();
    const row = await tx.one<{ id: number }>(
      `with last as (select * from catalogues where unit_id = $1 and adopted_at is not null order by number desc limit 1)
       insert into catalogues (unit_id, number, name, standard_code, groups, created_by, created_at, updated_at)
       select $1, coalesce((select number from last), 0) + 1, coalesce((select name from last), $2), (select standard_code from last),
         coalesce((select groups from last), '[]'), $3, $4, $4 returning id`,
      [root.id, name, actor.accountId, now],
    );
    await tx.change(COPY, [row!.id, root.id]);
    await recordAct(tx, {
      chain: chainOf(row!.id),
      act: 'catalogue.started',
      account: actor.accountId,
      at: now,
      detail: { unitId: root.id },
    });
    return row!.id;
  }

  async settings(actor: Actor, id: number, revision: number, settings: Settings): Promise<void> {
    await this.db.tx(async (tx) => {
      const { catalogue } = await lockDraft(tx, actor, id);
      if (catalogue.revision !== revision)
        throw new Stale('draft-moved', { at: formatMoment(catalogue.updatedAt, this.clock.zone) });
      if (isDeepStrictEqual({ ...catalogue, ...settings }, { ...catalogue })) return;
      const now = this.clock.now();
      await tx.change('update catalogues set name = $2, standard_code = $3, groups = $4 where id = $1', [
        id,
        settings.name,
        settings.standardCode,
        JSON.stringify(settings.groups),
      ]);
      await touch(tx, id, now);
      await recordAct(tx, {
        chain: chainOf(id),
        act: 'catalogue.settings-changed',
        account: actor.accountId,
        at: now,
        detail: { ...settings },
      });
    });
  }

  /** Throws a draft away; the audit keeps that it was there. What it had accepted of the heads' proposals waits again. */
  async discard(actor: Actor, id: number): Promise<number> {
    return this.db.tx(async (tx) => {
      const { catalogue, root } = await lockDraft(tx, actor, id);
      await tx.change(
        `update product_proposals set outcome = null, decided_by = null, decided_at = null, decided_reason = null, product_code = null where catalogue_id = $1`,
        [id],
      );
      await tx.change('delete from catalogues where id = $1', [id]);
      const detail = { unitId: root.id, number: catalogue.number, name: catalogue.name, products: catalogue.products };
      await recordAct(tx, {
        chain: chainOf(id),
        act: 'catalogue.discarded',
        account: actor.accountId,
        at: this.clock.now(),
        detail,
      });
      return root.id;
    });
  }
}

const COPY = `insert into catalogue_products (catalogue_id, code, position, group_code, place, "leading", task, detail, output, points, factor, note, search_text)
  select $1, p.code, p.position, p.group_code, p.place, p.leading, p.task, p.detail, p.output, p.points, p.factor, p.note, p.search_text
  from catalogue_products p where p.catalogue_id = (select id from catalogues where unit_id = $2 and adopted_at is not null order by number desc limit 1)`;
