import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { notifyMany } from '../../acts/notify.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Refreshed } from '../../rounds/follow-posts.js';
import { monthAfter } from '../../periods/calendar.js';
import type { Actor } from '../../web/actor.js';
import { lockRoot, rootToRun } from '../settings/law-settings.policy.js';
import { refreshForms } from './legal-forms.js';
import {
  legalOpeningBlockers,
  legalOpeningWarnings,
  type LegalOpeningBlocker,
  type LegalOpeningWarning,
} from './legal-opening.blockers.js';
import { legalPeriodToRun, mustBeOpen } from './legal-period.policy.js';
import { openLegalPeriod, planOpening, type LegalOpening, type LegalOpeningPlan } from './open-legal-period.js';

export interface LookedAt {
  plan: LegalOpeningPlan;
  blockers: LegalOpeningBlocker[];
  warnings: LegalOpeningWarning[];
}

const MONTHS_BACK = 12;

@Injectable()
export class LegalOpeningsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** From next month back through a year. */
  months(): string[] {
    return Array.from({ length: MONTHS_BACK + 2 }, (_, index) => monthAfter(this.clock.month(), 1 - index));
  }

  /** What the page shows before the button; the opening asks the same again behind its lock. */
  async look(actor: Actor, opening: LegalOpening): Promise<LookedAt> {
    await rootToRun(this.db, actor, opening.rootUnitId);
    return lookedAt(await planOpening(this.db, opening, this.clock.today()));
  }

  async open(
    actor: Actor,
    opening: LegalOpening,
  ): Promise<{ id: number; forms: number } | { blockers: LegalOpeningBlocker[] }> {
    return this.acts.perform(actor, async (act) => {
      await lockRoot(act, actor, opening.rootUnitId);
      const { blockers } = lookedAt(await planOpening(act, opening, act.today));
      if (blockers.length > 0) return { blockers };
      const opened = await openLegalPeriod(act, {
        ...opening,
        by: actor.accountId,
        at: act.at,
        today: act.today,
      });
      await this.tell(act, opened.id);
      return opened;
    });
  }

  /** Brings the forms of an open month up to date with the posts and the unit's choices as they stand now. */
  async refresh(actor: Actor, id: number): Promise<Refreshed> {
    return this.acts.perform(actor, async (act) => {
      const period = await legalPeriodToRun(act, actor, id);
      mustBeOpen(period);
      const changing = { actor, at: act.at, today: act.today };
      const detail = await refreshForms(act, period, changing);
      await act.record(`legal-period:${id}`, 'legal-period.refreshed', { ...detail });
      return detail;
    });
  }

  /** Everybody who has a form to fill hears of it. */
  private async tell(act: Act, periodId: number): Promise<void> {
    const rows = await act.rows<{ id: number; officialId: number; month: string; due: string }>(
      `select s.id, s.official_id as "officialId", s.month, p.self_due_on as due from legal_sheets s join legal_periods p on p.id = s.legal_period_id
       where p.id = $1 and s.status = 'draft'`,
      [periodId],
    );
    await notifyMany(
      act,
      rows.map(({ officialId, month, due }) => ({
        officialId,
        code: 'legal-opened',
        params: { month, due },
        href: '/legal/sheets',
        at: act.at,
      })),
    );
  }
}

function lookedAt(plan: LegalOpeningPlan): LookedAt {
  return { plan, blockers: legalOpeningBlockers(plan), warnings: legalOpeningWarnings(plan) };
}
