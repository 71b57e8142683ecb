import { Injectable } from '@nestjs/common';
import { cappedLabel } from '../../scoring/editions/head-cap.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { NoMonthForm } from './no-months.form.js';
import { LabelProposalsService } from './label-proposals.service.js';

@Injectable()
export class NoMonthsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly proposals: LabelProposalsService,
  ) {}

  /** Điều 11 does not say what the label of a year without a working month is: who classifies decides it, by a numbered decision. */
  async decide(actor: Actor, yearId: number, sheetId: number, form: NoMonthForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { person, agency } = await this.proposals.toAct(tx, actor, yearId, sheetId);
      if (!agency.may[person.part]) throw new Forbidden();
      if (!person.label.reasons.includes('no-working-month'))
        return [{ field: 'withoutLabel', code: 'classification:issue.hasWorkingMonth' }];
      const { withoutLabel: label, withoutReason: reason, number, decidedOn } = form;
      if (cappedLabel(label, person.headed) !== label)
        return [{ field: 'withoutLabel', code: 'classification:issue.headCap' }];
      await tx.change(
        'insert into no_month_decisions (year_sheet_id, label, decision_number, decision_date, reason, by_account, at) values ($1, $2, $3, $4, $5, $6, $7)',
        [sheetId, label, number, decidedOn, reason, actor.accountId, this.clock.now()],
      );
      await this.proposals.record(tx, actor, person, 'year.no-months-decided', { label, number, decidedOn, reason });
      return [];
    });
  }
}
