import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { HanoiOutstanding } from './hanoi-outstanding.entity.js';
import { hanoiMonthToRun } from './hanoi-month-access.js';
import { monthOfGrades } from './hanoi-quota.js';
import type { OutstandingEndForm, OutstandingForm } from './outstanding.form.js';
import { outstandingsOf } from './outstandings.queries.js';

@Injectable()
export class HanoiMonthsService {
  constructor(private readonly acts: Acts) {}

  /** The decision that named a unit outstanding; it raises its ceiling of A. One that stands is taken back first. */
  async outstanding(actor: Actor, id: number, { decision, decisionDate, unit }: OutstandingForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await hanoiMonthToRun(act, actor, id);
      const group = (await monthOfGrades(act, id)).groups.find(({ unitId }) => unitId === unit);
      if (!group) return [{ field: 'unit', code: 'hanoi:fault.unit' }];
      if (decisionDate > act.today) return [{ field: 'decisionDate', code: 'hanoi:fault.future' }];
      if (group.outstanding) throw new Conflict('outstanding-stands', { number: group.outstanding.decisionNumber });
      const row = await act.insert(HanoiOutstanding, {
        ...{ legalPeriodId: id, unitId: unit, decisionNumber: decision, decisionDate, ...act.by },
      });
      const detail = { outstanding: row.id, unit, decision, decisionDate };
      await act.record(`legal-period:${id}`, 'legal-period.outstanding', detail);
      return [];
    });
  }

  /** Taken back while the month is open, with its reason; the row stays. */
  async takeBack(actor: Actor, id: number, outstandingId: number, { endReason }: OutstandingEndForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      await hanoiMonthToRun(act, actor, id);
      const one = (await outstandingsOf(act, id)).find((row) => row.id === outstandingId);
      if (!one) throw new NotFound();
      if (one.endedAt) throw act.beaten('outstanding-ended', { name: one.endedBy, at: one.endedAt });
      const ended = { endedBy: actor.accountId, endedAt: act.at, endReason };
      await act.update(HanoiOutstanding, { id: outstandingId }, ended);
      const detail = { outstanding: outstandingId, unit: one.unitId, decision: one.decisionNumber, reason: endReason };
      await act.record(`legal-period:${id}`, 'legal-period.outstanding-ended', detail);
    });
  }
}
