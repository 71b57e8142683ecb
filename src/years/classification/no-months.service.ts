import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { cappedLabel } from '../../scoring/editions/head-cap.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { NoMonthForm } from './no-months.form.js';
import { LabelProposalsService } from './label-proposals.service.js';
import { NoMonthDecision } from './no-month-decision.entity.js';

@Injectable()
export class NoMonthsService {
  constructor(
    private readonly proposals: LabelProposalsService,
    private readonly acts: Acts,
  ) {}

  /** Điều 11 does not say what the label of a year without a working month is: who classifies decides it, by a numbered decision. */
  async decide(actor: Actor, yearId: number, yearRecordId: number, form: NoMonthForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { person, agency } = await this.proposals.toAct(act, yearId, yearRecordId);
      if (!agency.may[person.part]) throw new Forbidden();
      if (!person.label.reasons.includes('no-working-month'))
        return [{ field: 'withoutLabel', code: 'classification:issue.hasWorkingMonth' }];
      const { withoutLabel: label, withoutReason: reason, number, decidedOn } = form;
      if (cappedLabel(label, person.headed) !== label)
        return [{ field: 'withoutLabel', code: 'classification:issue.headCap' }];
      await act.insert(NoMonthDecision, {
        yearRecordId: yearRecordId,
        label,
        decisionNumber: number,
        decisionDate: decidedOn,
        reason,
        ...act.by,
      });
      await this.proposals.record(act, person, 'year.no-months-decided', { label, number, decidedOn, reason });
      return [];
    });
  }
}
