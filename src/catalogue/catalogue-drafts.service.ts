import type { Act } from '../acts/act.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { isDeepStrictEqual } from 'node:util';
import { recordAct } from '../acts/record-act.js';
import { violated } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { lockDraft, openRoot } from './catalogue-access.js';
import { draftOf } from './catalogue.queries.js';
import { chainOf } from './catalogue.js';
import type { Settings } from './settings.form.js';
import { touch } from './write-products.js';
import { Catalogue } from './catalogue.entity.js';
import { ProductProposal } from './product-proposal.entity.js';

/** Versions before their decision: begun from the last adopted one, named, grouped, thrown away. */
@Injectable()
export class CatalogueDraftsService {
  constructor(private readonly acts: Acts) {}

  async start(actor: Actor, unitId: number, name: string): Promise<number> {
    try {
      return await this.acts.perform(actor, (act) => this.startIn(act, unitId, name));
    } catch (error) {
      if (violated(error) === 'one_draft_of_a_catalogue') throw new Conflict('catalogue-draft-exists');
      throw error;
    }
  }

  /** The draft there is, or a new one; for acts that need somewhere to write. */
  async startIn(act: Act, unitId: number, name: string): Promise<number> {
    const { root, at } = await openRoot(act, unitId);
    if (!at.prepares) throw new Forbidden('catalogue-personnel-prepare');
    const open = await draftOf(act, root.id);
    if (open) throw new Conflict('catalogue-draft-exists', { name: open.createdByName });
    const now = act.at;
    const row = await act.one<{ id: number }>(
      `with last as (select * from catalogues where unit_id = $1 and adopted_at is not null order by number desc limit 1)
       insert into catalogues (unit_id, number, name, standard_code, groups, created_by, created_at, updated_at)
       select $1, coalesce((select number from last), 0) + 1, coalesce((select name from last), $2), (select standard_code from last),
         coalesce((select groups from last), '[]'), $3, $4, $4 returning id`,
      [root.id, name, act.actor.accountId, now],
    );
    await act.change(COPY, [row!.id, root.id]);
    await recordAct(act, {
      chain: chainOf(row!.id),
      act: 'catalogue.started',
      account: act.actor.accountId,
      at: now,
      detail: { unitId: root.id },
    });
    return row!.id;
  }

  async settings(actor: Actor, id: number, revision: number, settings: Settings): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { catalogue } = await lockDraft(act, actor, id);
      if (catalogue.revision !== revision)
        throw new Stale('draft-moved', { at: formatMoment(catalogue.updatedAt, act.zone) });
      if (isDeepStrictEqual({ ...catalogue, ...settings }, { ...catalogue })) return;
      await act.update(
        Catalogue,
        { id },
        { name: settings.name, standardCode: settings.standardCode, groups: settings.groups },
      );
      await touch(act, id, act.at);
      await act.record(chainOf(id), 'catalogue.settings-changed', { ...settings });
    });
  }

  /** Throws a draft away; the audit keeps that it was there. What it had accepted of the heads' proposals waits again. */
  async discard(actor: Actor, id: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const { catalogue, root } = await lockDraft(act, actor, id);
      await act.update(
        ProductProposal,
        { catalogueId: id },
        { outcome: null, decidedBy: null, decidedAt: null, decidedReason: null, productCode: null },
      );
      await act.remove(Catalogue, { id });
      const detail = { unitId: root.id, number: catalogue.number, name: catalogue.name, products: catalogue.products };
      await act.record(chainOf(id), 'catalogue.discarded', detail);
      return root.id;
    });
  }
}

const COPY = `insert into catalogue_products (catalogue_id, code, position, group_code, place, "leading", task, detail, output, points, factor, note, search_text)
  select $1, p.code, p.position, p.group_code, p.place, p.leading, p.task, p.detail, p.output, p.points, p.factor, p.note, p.search_text
  from catalogue_products p where p.catalogue_id = (select id from catalogues where unit_id = $2 and adopted_at is not null order by number desc limit 1)`;
