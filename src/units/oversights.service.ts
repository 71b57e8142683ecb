import type { Asking } from '../acts/asking.js';
import { Acts } from '../acts/acts.js';
import { isOver, type Dated } from '../standing/validity.js';
import { readAskedDay } from '../web/far-day.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { dayAfter, dayBefore } from './days.js';
import type { Ending } from './ending.js';
import { shutDay } from './history/shut-day.js';
import { daysInOrder, type OversightForm } from './official.form.js';
import { loadPost, type HeldPost } from './officials.queries.js';
import { overseenTyped } from './overseen.js';
import { mayManageUnit, sightOf } from './unit.policy.js';
import { Oversight } from './oversight.entity.js';

/** What a deputy oversees: units whose heads they lead, and staff named one by one. */
@Injectable()
export class OversightsService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, postId: number, form: OversightForm): Promise<Issue[]> {
    const wrong = daysInOrder(form);
    if (wrong.length > 0) return wrong;
    return this.acts.perform(actor, async (act) => {
      const post = await this.managed(act, postId);
      if (post.position !== 'deputy') throw new Conflict();
      const of = await overseenTyped(act, post, form);
      if ('issues' in of) return of.issues;
      const { fromDate, toDate = null } = form;
      const shut = await shutDay(act, [post.unitPath], { field: 'fromDate', day: fromDate });
      if (shut.length > 0) return shut;
      await act.insert(Oversight, { postId, unitId: of.unitId, officialId: of.officialId, fromDate, toDate });
      await act.record(`official:${post.officialId}`, 'oversight.added', { postId, ...of, fromDate, toDate });
      return [];
    });
  }

  async end(actor: Actor, id: number, ending: Ending): Promise<{ postId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const row = await act.one<Dated & { postId: number }>(
        'select post_id as "postId", from_date as "fromDate", to_date as "toDate" from oversights where id = $1 for update',
        [id],
      );
      if (!row) throw new NotFound();
      const post = await this.managed(act, row.postId);
      if (isOver(row, act.today)) throw new Conflict();
      const asked = readAskedDay(ending.day, 'day', act.today, ending.body);
      if (asked.issues) return { postId: post.id, issues: asked.issues };
      const { day } = asked;
      if (day < row.fromDate) return { postId: post.id, issues: [{ field: 'day', code: 'officials:endsBefore' }] };
      const shut = await shutDay(act, [post.unitPath], { field: 'day', day: dayAfter(day) }, dayBefore);
      if (shut.length > 0) return { postId: post.id, issues: shut };
      await act.update(Oversight, { id }, { toDate: day });
      await act.record(`official:${post.officialId}`, 'oversight.ended', { id, day });
      return { postId: post.id, issues: [] };
    });
  }

  async managed(asking: Asking, postId: number): Promise<HeldPost & { officialId: number; official: string }> {
    const post = await loadPost(asking, postId);
    if (!post || !sightOf(asking.actor, post.unitPath)) throw new NotFound();
    if (!mayManageUnit(asking.actor, post.unitPath)) throw new Forbidden();
    return post;
  }
}
