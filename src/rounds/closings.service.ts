import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Checkpoints } from '../audit/checkpoints/checkpoints.service.js';
import type { Actor } from '../web/actor.js';
import { closeRound, type Closing, type ClosingRules, type Looked } from './closing.js';

@Injectable()
export class Closings {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly acts: Acts,
  ) {}

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
