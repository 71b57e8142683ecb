import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Checkpoints } from '../audit/checkpoints/checkpoints.service.js';
import type { Actor } from '../web/actor.js';
import { closeRound, type Closing, type ClosingRules, type Looked } from './closing.js';
import type { Refreshed } from './follow-posts.js';
import { openRound, refreshRound, type OpeningRules, type RefreshRules, type Stopped } from './opening.js';

/** Opens, refreshes and closes: each an act of its own. What is particular about a kind of round is in the rules. */
@Injectable()
export class Rounds {
  constructor(
    private readonly acts: Acts,
    private readonly checkpoints: Checkpoints,
  ) {}

  open<A, R, B, M extends object>(rules: OpeningRules<A, R, B, M>, actor: Actor, asked: A): Promise<M | Stopped<B>> {
    return this.acts.perform(actor, (act) => openRound(act, rules, asked));
  }

  refresh<R>(rules: RefreshRules<R>, actor: Actor, id: number): Promise<Refreshed> {
    return this.acts.perform(actor, (act) => refreshRound(act, rules, id));
  }

  async close<R, L extends Looked<{ id: number }, unknown>>(
    rules: ClosingRules<R, L>,
    actor: Actor,
    id: number,
    closing: Closing,
  ): Promise<L['blockers']> {
    const blockers = await this.acts.perform(actor, (act) => closeRound(act, rules, id, closing));
    if (blockers.length === 0) this.checkpoints.afterClosing();
    return blockers;
  }
}
