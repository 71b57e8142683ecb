import type { Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { checkFrame } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { headChain, headOf } from '../../standing/chain.js';
import { isHeadOf } from '../../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../../web/actor.js';
import { Forbidden, NotFound, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { readVersion, type Body } from '../../web/read-form.js';
import { readFrame, type TypedLine } from './frame.form.js';
import { findFrame, lockFrame, type Audience, type Frame, type FrameLine } from './frame.queries.js';
import { HanoiFrame } from './hanoi-frame.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface Adoption {
  decisionNumber: string;
  decisionDate: string;
  fromMonth: string;
}

@Injectable()
export class FramesService {
  constructor(private readonly acts: Acts) {}

  /** Whoever belongs to the agency reads its frames. */
  async open(asking: Asking, id: number): Promise<Frame> {
    const frame = await findFrame(asking, id);
    if (!frame || !sees(asking.actor, frame.unitPath)) throw new NotFound();
    return frame;
  }

  /** A new draft, from the version before where there is one. A second wish finds the draft there is. */
  async draft(actor: Actor, rootUnitId: number, audience: Audience): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const root = await act.one<{ path: string }>(
        'select path from units where id = $1 and parent_id is null for update',
        [rootUnitId],
      );
      if (!root || !sees(actor, root.path)) throw new NotFound();
      if (!hasRoleAt(actor, 'personnel', root.path)) throw new Forbidden();
      const running = await act.one<{ id: number }>(
        'select id from hanoi_frames where unit_id = $1 and audience = $2 and adopted_at is null',
        [rootUnitId, audience],
      );
      if (running) return running.id;
      const row = await act.one<{ id: number }>(
        `insert into hanoi_frames (unit_id, audience, number, items, created_by, created_at, updated_at)
         select $1, $2, coalesce(max(number), 0) + 1, coalesce((array_agg(items order by number desc))[1], '[]'), $3, $4, $4
         from hanoi_frames where unit_id = $1 and audience = $2 returning id`,
        [rootUnitId, audience, actor.accountId, act.at],
      );
      await act.record(`unit:${rootUnitId}`, 'hanoi-frame.drafted', { frame: row!.id, audience });
      return row!.id;
    });
  }

  /** Keeps the rows; what is wrong in them is said and nothing is kept. The sums of the groups are asked at adoption. */
  async save(actor: Actor, id: number, body: Body): Promise<{ issues: Issue[]; typed: TypedLine[] }> {
    return this.acts.perform(actor, async (act) => {
      const frame = await this.toChange(act, id);
      const seen = readVersion(body);
      if (seen !== null && seen !== frame.revision)
        throw new Stale('draft-moved', { at: formatMoment(frame.updatedAt, act.zone) });
      const { items, typed, issues } = readFrame(body);
      if (issues.length > 0) return { issues, typed };
      await act.update(HanoiFrame, { id }, { items, updatedAt: act.at, revision: sql('revision + 1') });
      const detail = { frame: id, before: frame.items, after: items };
      await act.record(`unit:${frame.unitId}`, 'hanoi-frame.changed', detail);
      const whole = frameIssues(items).length === 0 && frameIssues(frame.items).length > 0;
      if (whole) await this.tellHead(act, frame);
      return { issues, typed };
    });
  }

  /** The head of the agency puts the frame in force; the three maxima must be met. */
  async adopt(actor: Actor, id: number, adoption: Adoption): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const frame = await lockFrame(act, id);
      if (!frame || !sees(actor, frame.unitPath)) throw new NotFound();
      if (!isHeadOf(actor, frame.unitId)) throw new Forbidden();
      if (frame.adoptedAt) throw act.beaten('frame-adopted', { name: frame.adoptedBy ?? '', at: frame.adoptedAt });
      const issues = frameIssues(frame.items);
      if (issues.length > 0) return issues;
      await act.update(
        HanoiFrame,
        { id },
        {
          adoptedBy: actor.accountId,
          adoptedAt: act.at,
          updatedAt: act.at,
          decisionNumber: adoption.decisionNumber,
          decisionDate: adoption.decisionDate,
          fromMonth: adoption.fromMonth,
          revision: sql('revision + 1'),
        },
      );
      const detail = { frame: id, ...adoption };
      await act.record(`unit:${frame.unitId}`, 'hanoi-frame.adopted', detail);
      const drafter = await act.one<{ officialId: number | null }>(
        'select a.official_id as "officialId" from hanoi_frames f join accounts a on a.id = f.created_by where f.id = $1',
        [id],
      );
      const about = { by: actor.name, from: adoption.fromMonth };
      if (drafter?.officialId) await act.tell(drafter.officialId, 'hanoi-frame-adopted', `/legal/frames/${id}`, about);
      return [];
    });
  }

  /** Once the three maxima are met the draft waits for the head of the agency. */
  private async tellHead(act: Act, { id, unitId, unitName }: Frame): Promise<void> {
    const [root] = await headChain(act, unitId, act.today);
    const head = root && headOf(root);
    if (head) await act.tell(head.officialId, 'hanoi-frame-ready', `/legal/frames/${id}`, { unit: unitName });
  }

  private async toChange(act: Act, id: number): Promise<Frame> {
    const frame = await lockFrame(act, id);
    if (!frame || !sees(act.actor, frame.unitPath)) throw new NotFound();
    if (!hasRoleAt(act.actor, 'personnel', frame.unitPath)) throw new Forbidden();
    if (frame.adoptedAt) throw act.beaten('frame-adopted', { name: frame.adoptedBy ?? '', at: frame.adoptedAt });
    return frame;
  }
}

/** Faults of the whole frame as issues on the group they belong to. */
export function frameIssues(items: readonly FrameLine[]): Issue[] {
  return checkFrame(items).map(({ path, code, bound }) => ({
    field: `group-${path}`,
    code: `hanoi:fault.${code}`,
    params: { group: path, bound: bound ?? '' },
  }));
}

function sees(actor: Actor, rootPath: string): boolean {
  const own = actor.unit?.path.startsWith(rootPath) ?? false;
  return own || within(rootPath, actor.roles) || actor.heads.some((unit) => unit.path.startsWith(rootPath));
}
