import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { hasRoleAt, scopesOf, type Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import { dueIssues, type DueForm, type NewYearForm } from './opening.form.js';
import { fillYear, openYear } from './open-year.js';
import { yearToRun } from './year.policy.js';
import { Year } from '../year.entity.js';

const ROOTS_OFFERED = 200;

@Injectable()
export class YearOpeningsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** This year, and last year, whose special agencies are due in January. */
  years(): number[] {
    const now = Number(this.clock.today().slice(0, 4));
    return [now, now - 1].filter((year) => year >= 2026);
  }

  /** The units of personnel's own, and the agencies below them. */
  async roots(actor: Actor): Promise<{ id: number; name: string }[]> {
    const scopes = scopesOf(actor, 'personnel');
    return this.db.rows(
      `select id, name from units where (id = any ($1::int[])
         or (path like any ($2::text[]) and kind in ('city', 'province', 'ward', 'commune', 'agency')))
       and (closed_on is null or closed_on > $3) order by length(path), path limit ${ROOTS_OFFERED}`,
      [scopes.map((scope) => scope.unitId), scopes.map((scope) => scope.path + '%'), this.clock.today()],
    );
  }

  async open(actor: Actor, form: NewYearForm): Promise<{ id: number; sheets: number } | { issues: Issue[] }> {
    if (!this.years().includes(form.year)) return { issues: [{ field: 'year', code: 'years:issue.year' }] };
    const issues = dueIssues(form.year, form);
    if (issues.length > 0) return { issues };
    return this.acts.perform(actor, async (act) => {
      const root = await act.one<{ path: string }>('select path from units where id = $1', [form.rootUnitId]);
      if (!root || !hasRoleAt(actor, 'personnel', root.path)) throw new NotFound();
      await act.rows('select pg_advisory_xact_lock(hashtext($1))', [`year:${form.year}`]);
      const taken = await overlapping(act, root.path, form.year);
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

  async change(actor: Actor, id: number, form: DueForm, body?: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const year = await yearToRun(act, actor, id);
      requireSeen(body, seenOf({ dueOn: year.dueOn }));
      const issues = dueIssues(year.year, form);
      if (issues.length > 0 || form.dueOn === year.dueOn) return issues;
      await act.update(Year, { id }, { dueOn: form.dueOn });
      await act.record(`unit:${year.rootUnitId}`, 'year.changed', { yearId: id, from: year.dueOn, to: form.dueOn });
      return [];
    });
  }
}

/** A year whose tree holds this unit, or lies in it: nobody is classified twice. */
function overlapping(act: Act, path: string, year: number): Promise<{ name: string } | undefined> {
  return act.one(
    `select u.name from years y join units u on u.id = y.root_unit_id where y.year = $1 and (u.path like $2 || '%' or $2 like u.path || '%') limit 1`,
    [year, path],
  );
}
