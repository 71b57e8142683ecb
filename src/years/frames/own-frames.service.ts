import { isDeepStrictEqual } from 'node:util';
import type { Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { sql } from '../../database/entity-sql.js';
import { headChain, headOf } from '../../standing/chain.js';
import { isHeadOf } from '../../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../../web/actor.js';
import { Forbidden, NotFound, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { readVersion, type Body } from '../../web/read-form.js';
import { OwnFrame } from './own-frame.entity.js';
import { ownFrameIssues, readOwnFrame, type OwnAdoptionForm, type ReadOwnFrame } from './own-frame.form.js';
import { findOwnFrame, lockOwnFrame, type OwnFrameRow } from './own-frame.queries.js';

@Injectable()
export class OwnFramesService {
  constructor(private readonly acts: Acts) {}

  /** Whoever belongs to the agency reads its frames. */
  async open(asking: Asking, id: number): Promise<OwnFrameRow> {
    const frame = await findOwnFrame(asking, id);
    if (!frame || !seesFrames(asking.actor, frame.unitPath)) throw new NotFound();
    return frame;
  }

  /** A new draft, from the version before where there is one. A second wish finds the draft there is. */
  async draft(actor: Actor, rootUnitId: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const root = await act.one<{ path: string }>(
        'select path from units where id = $1 and parent_id is null for update',
        [rootUnitId],
      );
      if (!root || !seesFrames(actor, root.path)) throw new NotFound();
      if (!hasRoleAt(actor, 'personnel', root.path)) throw new Forbidden();
      const row = await act.one<{ id: number; drafted: boolean }>(
        `with last as (select * from own_frames where unit_id = $1 order by number desc limit 1), made as (
           insert into own_frames (unit_id, number, items, excellent, good, completed, created_by, created_at, updated_at)
           select $1, coalesce(max(number), 0) + 1, coalesce((select items from last), '[]'), (select excellent from last), (select good from last), (select completed from last), $2, $3, $3
           from own_frames where unit_id = $1 having not exists (select 1 from own_frames d where d.unit_id = $1 and d.adopted_at is null) returning id)
         select id, true as drafted from made union all select id, false from own_frames where unit_id = $1 and adopted_at is null`,
        [rootUnitId, actor.accountId, act.at],
      );
      if (row!.drafted) await act.record(`unit:${rootUnitId}`, 'own-frame.drafted', { frame: row!.id });
      return row!.id;
    });
  }

  /** Keeps the rows; what is wrong in them is said and nothing is kept. Sum and steps are asked at adoption. */
  async save(actor: Actor, id: number, body: Body): Promise<ReadOwnFrame> {
    return this.acts.perform(actor, async (act) => {
      const frame = await lockOwnFrame(act, id);
      if (!frame || !seesFrames(actor, frame.unitPath)) throw new NotFound();
      if (!hasRoleAt(actor, 'personnel', frame.unitPath)) throw new Forbidden();
      if (frame.adoptedAt) throw act.beaten('frame-adopted', { name: frame.adoptedBy ?? '', at: frame.adoptedAt });
      const seen = readVersion(body);
      if (seen !== null && seen !== frame.revision)
        throw new Stale('draft-moved', { at: formatMoment(frame.updatedAt, act.zone) });
      const read = readOwnFrame(body);
      const order = ownFrameIssues(read.items, read.steps).filter(({ code }) => code === 'years:issue.frameSteps');
      const complete = Object.values(read.steps).every((step) => step !== null);
      if (complete && read.issues.length === 0) read.issues.push(...order);
      if (read.issues.length > 0) return read;
      const now = { items: read.items, ...read.steps };
      const { items, excellent, good, completed } = frame;
      const before = { items, excellent, good, completed };
      if (isDeepStrictEqual(now, before)) return read;
      await act.update(OwnFrame, { id }, { ...now, updatedAt: act.at, revision: sql('revision + 1') });
      await act.record(`unit:${frame.unitId}`, 'own-frame.changed', { frame: id, before, after: now });
      if (ownFrameIssues(read.items, read.steps).length === 0 && ownFrameIssues(items, before).length > 0) {
        const [root] = await headChain(act, frame.unitId, act.today);
        const head = root && headOf(root);
        if (head) await act.tell(head.officialId, 'own-frame-ready', `/years/frames/${id}`, { unit: frame.unitName });
      }
      return read;
    });
  }

  /** The head of the agency puts the frame in force. */
  async adopt(actor: Actor, id: number, form: OwnAdoptionForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const frame = await lockOwnFrame(act, id);
      if (!frame || !seesFrames(actor, frame.unitPath)) throw new NotFound();
      if (!isHeadOf(actor, frame.unitId)) throw new Forbidden();
      if (frame.adoptedAt) throw act.beaten('frame-adopted', { name: frame.adoptedBy ?? '', at: frame.adoptedAt });
      const { items, excellent, good, completed } = frame;
      const issues = ownFrameIssues(items, { excellent, good, completed });
      if (form.decisionDate > act.today) issues.push({ field: 'decisionDate', code: 'classification:issue.future' });
      if (issues.length > 0) return issues;
      const { decisionNumber, decisionDate, fromYear } = form;
      const adopted = { decisionNumber, decisionDate, fromYear };
      await act.update(
        OwnFrame,
        { id },
        {
          ...adopted,
          adoptedBy: actor.accountId,
          adoptedAt: act.at,
          updatedAt: act.at,
          revision: sql('revision + 1'),
        },
      );
      await act.record(`unit:${frame.unitId}`, 'own-frame.adopted', { frame: id, ...adopted });
      return [];
    });
  }
}

function seesFrames(actor: Actor, rootPath: string): boolean {
  const own = actor.unit?.path.startsWith(rootPath) ?? false;
  return own || within(rootPath, actor.roles) || actor.heads.some((unit) => unit.path.startsWith(rootPath));
}
