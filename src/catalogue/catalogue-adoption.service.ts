import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { notifyMany } from '../acts/notify.js';
import { headChain, headOf } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { adoptionBlockers } from './adoption.blockers.js';
import type { Decision } from './adoption.form.js';
import { lockDraft, lockToDecide } from './catalogue-access.js';
import { chainOf } from './catalogue.js';
import { Catalogue } from './catalogue.entity.js';
import { sql } from '../database/entity-sql.js';

/** Article 13.2: personnel lay the catalogue before the head of the managing agency, who decides. */
@Injectable()
export class CatalogueAdoptionService {
  constructor(private readonly acts: Acts) {}

  async submit(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { catalogue, root } = await lockDraft(act, actor, id);
      if ((await adoptionBlockers(act, catalogue)).length > 0) throw new Conflict('catalogue-blocked');
      await act.update(Catalogue, { id }, { submittedBy: actor.accountId, submittedAt: act.at });
      await act.record(chainOf(id), 'catalogue.submitted', { revision: catalogue.revision });
      const [unit] = await headChain(act, root.id, act.today);
      const head = unit && headOf(unit);
      const params = { by: actor.name, name: catalogue.name, number: catalogue.number, count: catalogue.products };
      if (head)
        await notifyMany(act, [
          {
            officialId: head.officialId,
            code: 'catalogue-submitted',
            params,
            href: `/catalogue/drafts/${id}/adoption`,
            at: act.at,
          },
        ]);
    });
  }

  /** False when the draft changed after `revision` was read. */
  async adopt(actor: Actor, id: number, revision: number, decision: Decision): Promise<boolean> {
    return this.acts.perform(actor, async (act) => {
      const { catalogue } = await lockToDecide(act, actor, id);
      if (catalogue.revision !== revision) return false;
      if ((await adoptionBlockers(act, catalogue)).length > 0) throw new Conflict('catalogue-blocked');
      await act.update(
        Catalogue,
        { id },
        {
          decisionNumber: decision.number,
          decisionDate: decision.date,
          fromMonth: decision.fromMonth,
          adoptedBy: actor.accountId,
          adoptedAt: act.at,
          revision: sql('revision + 1'),
          updatedAt: act.at,
        },
      );
      const detail = { ...decision, products: catalogue.products, standardCode: catalogue.standardCode };
      await act.record(chainOf(id), 'catalogue.adopted', detail);
      const tell = await act.rows<{ id: number }>(
        `select distinct a.id from catalogues c join accounts a on a.id in (c.created_by, c.submitted_by) where c.id = $1`,
        [id],
      );
      const params = {
        by: actor.name,
        name: catalogue.name,
        number: catalogue.number,
        decision: decision.number,
        month: decision.fromMonth,
      };
      await act.tellAccounts(
        tell.map((account) => account.id),
        'catalogue-adopted',
        `/catalogue/versions/${id}`,
        params,
      );
      return true;
    });
  }
}
