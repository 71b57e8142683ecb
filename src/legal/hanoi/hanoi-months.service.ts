import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { LegalPeriod } from '../periods/legal-period.entity.js';
import { hanoiMonthToRun } from './hanoi-month-access.js';

@Injectable()
export class HanoiMonthsService {
  constructor(private readonly acts: Acts) {}

  /** The decision that named the unit outstanding; it raises the ceiling of A. */
  async outstanding(actor: Actor, id: number, decision: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      await hanoiMonthToRun(act, actor, id);
      await act.update(LegalPeriod, { id }, { outstandingDecision: decision });
      await act.record(`legal-period:${id}`, 'legal-period.outstanding', { decision });
    });
  }
}
