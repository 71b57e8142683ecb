import type { Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { notifyMany } from '../../acts/notify.js';
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
import { ProductProposal } from '../product-proposal.entity.js';

export interface OpenedProposal {
  proposal: Proposal;
  at: Standing;
  mayDecide: boolean;
}

/** Article 13.3: a head reports work that the catalogue does not hold; it stands in the next version that is decided. */
@Injectable()
export class ProductProposalsService {
  constructor(
    private readonly drafts: CatalogueDraftsService,
    private readonly products: ProductsService,
    private readonly acts: Acts,
  ) {}

  /** The unit that a head proposes for: the nearest to the ground that the person heads in this tree. */
  async propose(actor: Actor, rootId: number, words: ProposalWords): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const { root, at } = await openRoot(act, rootId);
      const headed = actor.heads
        .filter(({ path }) => path.startsWith(root.path))
        .sort((a, b) => b.path.length - a.path.length)[0];
      if (!at.proposes || !headed) throw new Forbidden('catalogue-heads-propose');
      const row = await act.insert(ProductProposal, {
        rootUnitId: root.id,
        unitId: headed.unitId,
        proposedBy: actor.accountId,
        proposedAt: act.at,
        leading: words.leading,
        task: words.task,
        detail: words.detail,
        output: words.output,
        factor: words.factor,
        reason: words.reason,
      });
      await act.record(`product-proposal:${row.id}`, 'product-proposal.made', { ...words });
      return row.id;
    });
  }

  async open(asking: Asking, id: number, lock = false): Promise<OpenedProposal> {
    const proposal = await findProposal(asking, id, lock);
    if (!proposal) throw new NotFound();
    const { at } = await openRoot(asking, proposal.rootId);
    const own = proposal.proposedBy === asking.actor.accountId || isHeadOf(asking.actor, proposal.unitId);
    if (!own && !at.prepares && !at.decides && !at.inspects) throw new NotFound();
    return { proposal, at, mayDecide: at.prepares && proposal.outcome === null };
  }

  /** Enters the product in the draft, beginning one where there is none. */
  async accept(actor: Actor, id: number, words: ProductWords, newName: string): Promise<Issue[]> {
    const found: { issues: Issue[] } = { issues: [] };
    try {
      await this.acts.perform(actor, async (act) => {
        found.issues = await this.acceptIn(act, id, words, newName);
        if (found.issues.length > 0) throw found;
      });
    } catch (error) {
      if (error !== found) throw error;
    }
    return found.issues;
  }

  private async acceptIn(act: Act, id: number, words: ProductWords, newName: string): Promise<Issue[]> {
    const proposal = await this.toDecide(act, id);
    const draftId =
      (await draftOf(act, proposal.rootId))?.id ?? (await this.drafts.startIn(act, proposal.rootId, newName));
    const issues = await this.products.addIn(act, draftId, words);
    if (issues.length > 0) return issues;
    await act.update(ProductProposal, { id }, { productCode: words.code, catalogueId: draftId });
    await this.decide(act, proposal, 'accepted', null, { code: words.code });
    return [];
  }

  async refuse(actor: Actor, id: number, reason: string): Promise<void> {
    await this.acts.perform(actor, async (act) =>
      this.decide(act, await this.toDecide(act, id), 'refused', reason, { reason }),
    );
  }

  private async toDecide(act: Act, id: number): Promise<Proposal> {
    const { proposal, at } = await this.open(act, id, true);
    if (!at.prepares) throw new Forbidden('catalogue-personnel-prepare');
    if (proposal.outcome) throw new Conflict('product-proposal-decided', { name: proposal.decidedByName });
    return proposal;
  }

  private async decide(
    act: Act,
    proposal: Proposal,
    outcome: 'accepted' | 'refused',
    reason: string | null,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await act.update(
      ProductProposal,
      { id: proposal.id },
      { outcome, decidedBy: act.actor.accountId, decidedAt: act.at, decidedReason: reason },
    );
    await act.record(`product-proposal:${proposal.id}`, `product-proposal.${outcome}`, detail);
    if (proposal.proposerOfficialId === null) return;
    const params = { by: act.actor.name, task: proposal.task, ...detail };
    await notifyMany(act, [
      {
        officialId: proposal.proposerOfficialId,
        code: `product-proposal-${outcome}`,
        params,
        href: `/catalogue/proposals/${proposal.id}`,
        at: act.at,
      },
    ]);
  }
}
