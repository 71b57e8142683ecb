import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { recordAct } from '../acts/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import { isOver, notOver } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { formatDate } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { dayAfter, dayBefore } from './days.js';
import { explained } from './held-by.js';
import { shutDay } from './history/shut-day.js';
import { daysInOrder, type PlaceForm, type PostForm } from './official.form.js';
import { mayManageOfficial } from './official.policy.js';
import { loadPost } from './officials.queries.js';
import { OfficialsService } from './officials.service.js';
import { insertPost, unitForPost } from './place.js';
import { PostChanges, type Settled } from './post-changes.js';
import { tellTransfers } from './tell-transfer.js';
import { mayManageUnit } from './unit.policy.js';
import { Post } from './post.entity.js';

@Injectable()
export class PostsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly officials: OfficialsService,
    private readonly changes: PostChanges,
    private readonly acts: Acts,
  ) {}

  async add(asking: Asking, officialId: number, form: PostForm): Promise<Issue[]> {
    const wrong = daysInOrder(form);
    if (wrong.length > 0) return wrong;
    return this.placed(officialId, form, form.toDate ?? null, async (tx, at) => {
      await this.officials.managed(tx, asking.actor, officialId);
      const found = await unitForPost(tx, asking.actor, form);
      if ('issues' in found) return found.issues;
      at(found.unit.id);
      const shut = await shutDay(tx, [found.unit.path], { field: 'fromDate', day: form.fromDate });
      if (shut.length > 0) return shut;
      const post = {
        officialId,
        unitId: found.unit.id,
        place: form,
        main: form.mainPost === 'main',
        toDate: form.toDate ?? null,
      };
      await insertPost(tx, { ...post, by: asking.actor.accountId, at: asking.at });
      await this.changed(tx, asking.actor, officialId);
      return [];
    });
  }

  /** One act: the main post ends the day before, the new one begins; both stay in the history. */
  async transfer(asking: Asking, officialId: number, form: PlaceForm): Promise<Issue[]> {
    return this.placed(officialId, form, null, async (tx, at) => {
      const official = await this.officials.managed(tx, asking.actor, officialId);
      const found = await unitForPost(tx, asking.actor, form);
      if ('issues' in found) return found.issues;
      at(found.unit.id);
      const ended = await this.endMain(tx, officialId, form.fromDate, found.unit.path);
      if (Array.isArray(ended)) return ended;
      const now = asking.at;
      const began = await insertPost(tx, {
        officialId,
        unitId: found.unit.id,
        place: form,
        main: true,
        toDate: null,
        by: asking.actor.accountId,
        at: now,
      });
      await recordAct(tx, {
        chain: `official:${officialId}`,
        act: 'official.transferred',
        account: asking.actor.accountId,
        at: now,
        detail: { ended: ended.id, began, on: form.fromDate },
      });
      const transfer = { officialId, name: official.name, from: ended.unit, to: found.unit, day: form.fromDate };
      await tellTransfers(tx, asking.actor, [transfer], { at: now, today: asking.today });
      await this.changed(tx, asking.actor, officialId);
      return [];
    });
  }

  async end(actor: Actor, postId: number, day: string): Promise<Settled | { issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      await act.rows('select 1 from posts where id = $1 for update', [postId]);
      const post = await loadPost(act, postId);
      if (!post) throw new NotFound();
      const official = await this.officials.seen(act, actor, post.officialId);
      if (!mayManageOfficial(actor, official) && !mayManageUnit(actor, post.unitPath)) throw new Forbidden();
      if (isOver(post, act.today)) throw new Conflict();
      if (day < post.fromDate) return { issues: [{ field: 'day', code: 'officials:endsBefore' }] };
      const shut = await shutDay(act, [post.unitPath], { field: 'day', day: dayAfter(day) }, dayBefore);
      if (shut.length > 0) return { issues: shut };
      await act.update(Post, { id: postId }, { toDate: day });
      await act.record(`official:${post.officialId}`, 'post.ended', { postId, day });
      return this.changed(act, actor, post.officialId);
    });
  }

  private changed(tx: Tx, actor: Actor, officialId: number): Promise<Settled> {
    return this.changes.happened(tx, officialId, { actor, at: this.clock.now(), today: this.clock.today() });
  }

  private async endMain(
    tx: Tx,
    officialId: number,
    from: string,
    toPath: string,
  ): Promise<{ id: number; unit: { id: number; name: string } } | Issue[]> {
    const rows = await tx.rows<{ id: number; from_date: string; unit_id: number; unit: string; path: string }>(
      `select p.id, p.from_date, p.unit_id, u.name as unit, u.path from posts p join units u on u.id = p.unit_id
       where p.official_id = $1 and p.main and ${notOver('p', '$2::date')} order by p.from_date for update of p`,
      [officialId, from],
    );
    const [current, later] = rows;
    if (!current) return [{ field: 'fromDate', code: 'officials:noMain' }];
    const blocking = later ?? (current.from_date >= from ? current : undefined);
    if (blocking)
      return [
        { field: 'fromDate', code: 'officials:transferBefore', params: { from: formatDate(blocking.from_date, 'vi') } },
      ];
    const shut = await shutDay(tx, [current.path, toPath], { field: 'fromDate', day: from });
    if (shut.length > 0) return shut;
    await tx.update(Post, { id: current.id }, { toDate: dayBefore(from) });
    return { id: current.id, unit: { id: current.unit_id, name: current.unit } };
  }

  private placed(
    officialId: number,
    form: PlaceForm,
    to: string | null,
    work: (tx: Tx, at: (unitId: number) => void) => Promise<Issue[]>,
  ): Promise<Issue[]> {
    let unitId: number | undefined;
    return explained(
      this.db,
      () => ({ officialId, unitId, from: form.fromDate, to }),
      () => this.db.tx((tx) => work(tx, (id) => (unitId = id))),
    );
  }
}
