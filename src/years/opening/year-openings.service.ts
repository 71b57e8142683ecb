import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { Clock } from '../../clock.js';
import { lockRootOf, overlapping } from '../../rounds/opening.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { dueIssues, type NewYearForm } from './opening.form.js';
import { fillYear, openYear } from './open-year.js';
import { yearToRun } from './year.policy.js';

const OVERLAPPING = overlapping('years', 'year');

@Injectable()
export class YearOpeningsService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** This year, and last year, whose special agencies are due in January. */
  years(): number[] {
    const now = Number(this.clock.today().slice(0, 4));
    return [now, now - 1].filter((year) => year >= 2026);
  }

  async open(actor: Actor, form: NewYearForm): Promise<{ id: number; yearRecords: number } | { issues: Issue[] }> {
    if (!this.years().includes(form.year)) return { issues: [{ field: 'year', code: 'years:issue.year' }] };
    const issues = dueIssues(form.year, form);
    if (issues.length > 0) return { issues };
    return this.acts.perform(actor, async (act) => {
      const path = await lockRootOf(act, form.rootUnitId, `year:${form.year}`);
      const taken = await act.one<{ name: string }>(OVERLAPPING, [form.year, path]);
      if (taken) return { issues: [{ field: 'rootUnitId', code: 'years:issue.taken', params: { unit: taken.name } }] };
      const { rootUnitId, year, dueOn } = form;
      return openYear(act, {
        rootUnitId,
        year,
        dueOn,
        account: actor.accountId,
        at: act.at,
        day: act.today,
      });
    });
  }

  async refresh(actor: Actor, id: number): Promise<{ added: number; moved: number }> {
    return this.acts.perform(actor, async (act) => {
      const year = await yearToRun(act, actor, id);
      const done = await fillYear(act, id, act.today);
      if (done.added + done.moved > 0)
        await act.record(`unit:${year.rootUnitId}`, 'year.refreshed', { yearId: id, ...done });
      return done;
    });
  }
}
