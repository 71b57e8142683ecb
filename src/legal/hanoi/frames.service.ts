import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows, type Tx } from '../../database/db.js';
import { checkFrame } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { isHeadOf } from '../../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { readVersion, type Body } from '../../web/read-form.js';
import { readFrame, type TypedLine } from './frame.form.js';
import { findFrame, lockFrame, type Audience, type Frame, type FrameLine } from './frame.queries.js';

export interface Adoption {
  decisionNumber: string;
  decisionDate: string;
  fromMonth: string;
}

@Injectable()
export class FramesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Whoever belongs to the agency reads its frames. */
  async open(on: Rows, actor: Actor, id: number): Promise<Frame> {
    const frame = await findFrame(on, id);
    if (!frame || !sees(actor, frame.unitPath)) throw new NotFound();
    return frame;
  }

  /** A new draft, from the version before where there is one. A second wish finds the draft there is. */
  async draft(actor: Actor, rootUnitId: number, audience: Audience): Promise<number> {
    return this.db.tx(async (tx) => {
      const root = await tx.one<{ path: string }>(
        'select path from units where id = $1 and parent_id is null for update',
        [rootUnitId],
      );
      if (!root || !sees(actor, root.path)) throw new NotFound();
      if (!hasRoleAt(actor, 'personnel', root.path)) throw new Forbidden();
      const running = await tx.one<{ id: number }>(
        'select id from hanoi_frames where unit_id = $1 and audience = $2 and adopted_at is null',
        [rootUnitId, audience],
      );
      if (running) return running.id;
      const at = this.clock.now();
      const row = await tx.one<{ id: number }>(
        `insert into hanoi_frames (unit_id, audience, number, items, created_by, created_at, updated_at)
         select $1, $2, coalesce(max(number), 0) + 1, coalesce((array_agg(items order by number desc))[1], '[]'), $3, $4, $4
         from hanoi_frames where unit_id = $1 and audience = $2 returning id`,
        [rootUnitId, audience, actor.accountId, at],
      );
      await recordAct(tx, {
        chain: `unit:${rootUnitId}`,
        act: 'hanoi-frame.drafted',
        account: actor.accountId,
        at,
        detail: { frame: row!.id, audience },
      });
      return row!.id;
    });
  }

  /** Keeps the rows; what is wrong in them is said and nothing is kept. The sums of the groups are asked at adoption. */
  async save(actor: Actor, id: number, body: Body): Promise<{ issues: Issue[]; typed: TypedLine[] }> {
    return this.db.tx(async (tx) => {
      const frame = await this.toChange(tx, actor, id);
      const seen = readVersion(body);
      if (seen !== null && seen !== frame.revision)
        throw new Stale('draft-moved', { at: formatMoment(frame.updatedAt, this.clock.zone) });
      const { items, typed, issues } = readFrame(body);
      if (issues.length > 0) return { issues, typed };
      const at = this.clock.now();
      await tx.change('update hanoi_frames set items = $2, updated_at = $3, revision = revision + 1 where id = $1', [
        id,
        JSON.stringify(items),
        at,
      ]);
      const detail = { frame: id, before: frame.items, after: items };
      await recordAct(tx, {
        chain: `unit:${frame.unitId}`,
        act: 'hanoi-frame.changed',
        account: actor.accountId,
        at,
        detail,
      });
      return { issues, typed };
    });
  }

  /** The head of the agency puts the frame in force; the three maxima must be met. */
  async adopt(actor: Actor, id: number, adoption: Adoption): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const frame = await lockFrame(tx, id);
      if (!frame || !sees(actor, frame.unitPath)) throw new NotFound();
      if (!isHeadOf(actor, frame.unitId)) throw new Forbidden();
      if (frame.adoptedAt)
        throw new Conflict('frame-adopted', {
          name: frame.adoptedBy ?? '',
          at: formatMoment(frame.adoptedAt, this.clock.zone),
        });
      const issues = frameIssues(frame.items);
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      await tx.change(
        `update hanoi_frames set adopted_by = $2, adopted_at = $3, updated_at = $3, decision_number = $4, decision_date = $5, from_month = $6,
           revision = revision + 1 where id = $1`,
        [id, actor.accountId, at, adoption.decisionNumber, adoption.decisionDate, adoption.fromMonth],
      );
      const detail = { frame: id, ...adoption };
      await recordAct(tx, {
        chain: `unit:${frame.unitId}`,
        act: 'hanoi-frame.adopted',
        account: actor.accountId,
        at,
        detail,
      });
      return [];
    });
  }

  private async toChange(tx: Tx, actor: Actor, id: number): Promise<Frame> {
    const frame = await lockFrame(tx, id);
    if (!frame || !sees(actor, frame.unitPath)) throw new NotFound();
    if (!hasRoleAt(actor, 'personnel', frame.unitPath)) throw new Forbidden();
    if (frame.adoptedAt)
      throw new Conflict('frame-adopted', {
        name: frame.adoptedBy ?? '',
        at: formatMoment(frame.adoptedAt, this.clock.zone),
      });
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
