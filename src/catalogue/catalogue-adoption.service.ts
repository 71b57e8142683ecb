import { Injectable } from '@nestjs/common';
import { notifyMany } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { headChain, headOf } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { adoptionBlockers } from './adoption.blockers.js';
import type { Decision } from './adoption.form.js';
import { lockDraft, lockToDecide } from './catalogue-access.js';
import { chainOf } from './catalogue.js';

/** Article 13.2: personnel lay the catalogue before the head of the managing agency, who decides. */
@Injectable()
export class CatalogueAdoptionService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async submit(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { catalogue, root } = await lockDraft(tx, actor, id);
      if ((await adoptionBlockers(tx, catalogue)).length > 0) throw new Conflict('catalogue-blocked');
      const now = this.clock.now();
      await tx.change('update catalogues set submitted_by = $2, submitted_at = $3 where id = $1', [
        id,
        actor.accountId,
        now,
      ]);
      await recordAct(tx, {
        chain: chainOf(id),
        act: 'catalogue.submitted',
        account: actor.accountId,
        at: now,
        detail: { revision: catalogue.revision },
      });
      const [unit] = await headChain(tx, root.id, this.clock.today());
      const head = unit && headOf(unit);
      const params = { by: actor.name, name: catalogue.name, number: catalogue.number, count: catalogue.products };
      if (head)
        await notifyMany(tx, [
          {
            officialId: head.officialId,
            code: 'catalogue-submitted',
            params,
            href: `/catalogue/drafts/${id}/adoption`,
            at: now,
          },
        ]);
    });
  }

  /** False when the draft changed after `revision` was read. */
  async adopt(actor: Actor, id: number, revision: number, decision: Decision): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const { catalogue } = await lockToDecide(tx, actor, id);
      if (catalogue.revision !== revision) return false;
      if ((await adoptionBlockers(tx, catalogue)).length > 0) throw new Conflict('catalogue-blocked');
      const now = this.clock.now();
      await tx.change(
        `update catalogues set decision_number = $2, decision_date = $3, from_month = $4, adopted_by = $5, adopted_at = $6, revision = revision + 1,
           updated_at = $6 where id = $1`,
        [id, decision.number, decision.date, decision.fromMonth, actor.accountId, now],
      );
      const detail = { ...decision, products: catalogue.products, standardCode: catalogue.standardCode };
      await recordAct(tx, { chain: chainOf(id), act: 'catalogue.adopted', account: actor.accountId, at: now, detail });
      const tell = await tx.rows<{ id: number }>(
        `select distinct a.official_id as id from catalogues c join accounts a on a.id in (c.created_by, c.submitted_by) where c.id = $1 and a.official_id is not null`,
        [id],
      );
      const params = {
        by: actor.name,
        name: catalogue.name,
        number: catalogue.number,
        decision: decision.number,
        month: decision.fromMonth,
      };
      await notifyMany(
        tx,
        tell.map((official) => ({
          officialId: official.id,
          code: 'catalogue-adopted',
          params,
          href: `/catalogue/versions/${id}`,
          at: now,
        })),
      );
      return true;
    });
  }
}
