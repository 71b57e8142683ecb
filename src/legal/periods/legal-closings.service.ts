import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { Checkpoints } from '../../audit/checkpoints/checkpoints.service.js';
import { Db, type Rows } from '../../database/db.js';
import type { Closing } from '../../periods/closing.form.js';
import type { Actor } from '../../web/actor.js';
import { overCeilingOfA } from '../hanoi/hanoi-quota.js';
import { closeLegalPeriod } from './close-legal-period.js';
import { legalClosingBlockers, NAMED_AT_MOST, type LegalClosingBlocker } from './legal-closing.blockers.js';
import { openForms, openPetitions, type LegalFormLine } from './legal-form-list.queries.js';
import { legalPeriodToRun, mustBeOpen } from './legal-period.policy.js';

export interface LegalClosingView {
  open: LegalFormLine[];
  blockers: LegalClosingBlocker[];
}

@Injectable()
export class LegalClosingsService {
  constructor(
    private readonly db: Db,
    private readonly checkpoints: Checkpoints,
    private readonly acts: Acts,
  ) {}

  async look(periodId: number, reasons: ReadonlyMap<number, string>, on: Rows = this.db): Promise<LegalClosingView> {
    const open = await openForms(on, periodId, NAMED_AT_MOST + 1);
    const petitions = await openPetitions(on, periodId);
    const overCeiling = await overCeilingOfA(on, periodId);
    return { open, blockers: legalClosingBlockers({ open, petitions, overCeiling, reasons }) };
  }

  /** Stops every write of the month; each form left without a score is kept with its reason and stays missing. */
  async close(actor: Actor, id: number, closing: Closing): Promise<LegalClosingBlocker[]> {
    const blockers = await this.acts.perform(actor, async (act): Promise<LegalClosingBlocker[]> => {
      const period = await legalPeriodToRun(act, actor, id);
      mustBeOpen(period);
      await act.rows('select id from legal_sheets where legal_period_id = $1 order by id for update', [id]);
      const { open, blockers } = await this.look(id, closing.reasons, act);
      if (blockers.length > 0) return blockers;
      const reasons = open.map((form) => ({ sheetId: form.id, reason: closing.reasons.get(form.id)! }));
      await closeLegalPeriod(act, { id, by: actor.accountId, at: act.at, note: closing.note, reasons });
      const detail = {
        note: closing.note,
        reasons: Object.fromEntries(reasons.map(({ sheetId, reason }) => [sheetId, reason])),
      };
      await act.record(`legal-period:${id}`, 'legal-period.closed', detail);
      return [];
    });
    if (blockers.length === 0) this.checkpoints.afterClosing();
    return blockers;
  }
}
