import { Injectable } from '@nestjs/common';
import { notifyMany } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows, type Tx } from '../../database/db.js';
import { isHeadOf } from '../../standing/scopes.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { openRoot } from '../catalogue-access.js';
import type { Standing } from '../catalogue.policy.js';
import { draftOf } from '../catalogue.queries.js';
import { CatalogueDraftsService } from '../catalogue-drafts.service.js';
import type { ProductWords } from '../product.js';
import { ProductsService } from '../products.service.js';
import type { ProposalWords } from './proposal.form.js';
import { findProposal, type Proposal } from './proposals.queries.js';

export interface OpenedProposal {
  proposal: Proposal;
  at: Standing;
  mayDecide: boolean;
}

/** Article 13.3: a head reports work that the catalogue does not hold; it stands in the next version that is decided. */
@Injectable()
export class ProductProposalsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly drafts: CatalogueDraftsService,
    private readonly products: ProductsService,
  ) {}

  /** The unit that a head proposes for: the nearest to the ground that the person heads in this tree. */
  async propose(actor: Actor, rootId: number, words: ProposalWords): Promise<number> {
    return this.db.tx(async (tx) => {
      const { root, at } = await openRoot(tx, actor, rootId);
      const headed = actor.heads
        .filter(({ path }) => path.startsWith(root.path))
        .sort((a, b) => b.path.length - a.path.length)[0];
      if (!at.proposes || !headed) throw new Forbidden('catalogue-heads-propose');
      const now = this.clock.now();
      const row = await tx.one<{ id: number }>(
        `insert into product_proposals (root_unit_id, unit_id, proposed_by, proposed_at, "leading", task, detail, output, factor, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
        [
          root.id,
          headed.unitId,
          actor.accountId,
          now,
          words.leading,
          words.task,
          words.detail,
          words.output,
          words.factor,
          words.reason,
        ],
      );
      await recordAct(tx, {
        chain: `product-proposal:${row!.id}`,
        act: 'product-proposal.made',
        account: actor.accountId,
        at: now,
        detail: { ...words },
      });
      return row!.id;
    });
  }

  async open(on: Rows, actor: Actor, id: number, lock = false): Promise<OpenedProposal> {
    const proposal = await findProposal(on, id, lock);
    if (!proposal) throw new NotFound();
    const { at } = await openRoot(on, actor, proposal.rootId);
    const own = proposal.proposedBy === actor.accountId || isHeadOf(actor, proposal.unitId);
    if (!own && !at.prepares && !at.decides && !at.inspects) throw new NotFound();
    return { proposal, at, mayDecide: at.prepares && proposal.outcome === null };
  }

  /** Enters the product in the draft, beginning one where there is none. */
  async accept(actor: Actor, id: number, words: ProductWords, newName: string): Promise<Issue[]> {
    const found: { issues: Issue[] } = { issues: [] };
    try {
      await this.db.tx(async (tx) => {
        found.issues = await this.acceptIn(tx, actor, id, words, newName);
        if (found.issues.length > 0) throw found;
      });
    } catch (error) {
      if (error !== found) throw error;
    }
    return found.issues;
  }

  private async acceptIn(tx: Tx, actor: Actor, id: number, words: ProductWords, newName: string): Promise<Issue[]> {
    const proposal = await this.toDecide(tx, actor, id);
    const draftId =
      (await draftOf(tx, proposal.rootId))?.id ?? (await this.drafts.startIn(tx, actor, proposal.rootId, newName));
    const issues = await this.products.addIn(tx, actor, draftId, words);
    if (issues.length > 0) return issues;
    await tx.change('update product_proposals set product_code = $2, catalogue_id = $3 where id = $1', [
      id,
      words.code,
      draftId,
    ]);
    await this.decide(tx, actor, proposal, 'accepted', null, { code: words.code });
    return [];
  }

  async refuse(actor: Actor, id: number, reason: string): Promise<void> {
    await this.db.tx(async (tx) =>
      this.decide(tx, actor, await this.toDecide(tx, actor, id), 'refused', reason, { reason }),
    );
  }

  private async toDecide(tx: Tx, actor: Actor, id: number): Promise<Proposal> {
    const { proposal, at } = await this.open(tx, actor, id, true);
    if (!at.prepares) throw new Forbidden('catalogue-personnel-prepare');
    if (proposal.outcome) throw new Conflict('product-proposal-decided', { name: proposal.decidedByName });
    return proposal;
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    proposal: Proposal,
    outcome: 'accepted' | 'refused',
    reason: string | null,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const at = this.clock.now();
    await tx.change(
      'update product_proposals set outcome = $2, decided_by = $3, decided_at = $4, decided_reason = $5 where id = $1',
      [proposal.id, outcome, actor.accountId, at, reason],
    );
    await recordAct(tx, {
      chain: `product-proposal:${proposal.id}`,
      act: `product-proposal.${outcome}`,
      account: actor.accountId,
      at,
      detail,
    });
    if (proposal.proposerOfficialId === null) return;
    const params = { by: actor.name, task: proposal.task, ...detail };
    await notifyMany(tx, [
      {
        officialId: proposal.proposerOfficialId,
        code: `product-proposal-${outcome}`,
        params,
        href: `/catalogue/proposals/${proposal.id}`,
        at,
      },
    ]);
  }
}
