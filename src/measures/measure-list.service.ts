import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { violated, type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { valueIssue, valueOf } from './figure.form.js';
import type { MeasureForm } from './measure.form.js';
import { managedRoots, mayManageList } from './measure.policy.js';
import { ensureStandardMeasures } from './standard-measures.js';
import { Measure } from './measure.entity.js';

export interface Agency {
  id: number;
  name: string;
  path: string;
}

/** The agency's list of measures: its own rows, closed rather than deleted. */
@Injectable()
export class MeasureListService {
  constructor(private readonly acts: Acts) {}

  async agencies(asking: Asking): Promise<Agency[]> {
    return asking.rows<Agency>('select id, name, path from units where id = any ($1) order by path', [
      managedRoots(asking.actor),
    ]);
  }

  async addStandard(actor: Actor, rootUnitId: number): Promise<void> {
    if (!mayManageList(actor, rootUnitId)) throw new NotFound();
    await this.acts.perform(actor, (act) => ensureStandardMeasures(act, rootUnitId, actor.accountId, act.at));
  }

  async add(actor: Actor, rootUnitId: number, form: MeasureForm): Promise<Issue[]> {
    if (!mayManageList(actor, rootUnitId)) throw new NotFound();
    try {
      await this.acts.perform(actor, (act) => this.insert(act, rootUnitId, form));
      return [];
    } catch (error) {
      if (violated(error) === 'measures_root_unit_id_code_key')
        return [{ field: 'code', code: 'measures:issue.codeTaken' }];
      throw error;
    }
  }

  async close(asking: Asking, id: number): Promise<number> {
    return this.turn(asking.actor, id, 'measure.closed', asking.today);
  }

  async reopen(actor: Actor, id: number): Promise<number> {
    return this.turn(actor, id, 'measure.reopened', null);
  }

  /** From which change on the measure is better or worse; empty: the house's. Returns the root whose list it is. */
  async setThreshold(
    actor: Actor,
    id: number,
    typed: string,
    body?: unknown,
  ): Promise<{ rootUnitId: number; issues: Issue[] }> {
    const threshold = typed === '' ? null : valueOf({ kind: 'percent' }, typed);
    return this.acts.perform(actor, async (act) => {
      const measure = await lockMeasure(act, id);
      if (!measure || !mayManageList(actor, measure.rootUnitId)) throw new NotFound();
      const { rootUnitId, code } = measure;
      requireSeen(body, seenOf({ threshold: measure.threshold }));
      if (typed !== '' && threshold === null)
        return {
          rootUnitId,
          issues: [
            valueIssue({ kind: 'percent' }, { field: `threshold-${id}`, code: 'measures:issue.threshold' }, typed),
          ],
        };
      await act.update(Measure, { id }, { threshold });
      await act.record(`unit:${rootUnitId}`, 'measure.threshold-set', { code, before: measure.threshold, threshold });
      return { rootUnitId, issues: [] };
    });
  }

  private async insert(act: Act, rootUnitId: number, form: MeasureForm): Promise<void> {
    const { code, name, kind, direction, unitLabel = kind === 'percent' ? '%' : '', source = '' } = form;
    await act.change(
      `insert into measures (root_unit_id, code, name, kind, direction, unit_label, source, position, created_by, created_at)
       select $1, $2, $3, $4, $5, $6, $7, coalesce(max(position), 0) + 10, $8, $9 from measures where root_unit_id = $1`,
      [rootUnitId, code, name, kind, direction, unitLabel, source, act.actor.accountId, act.at],
    );
    await act.record(`unit:${rootUnitId}`, 'measure.added', { code, name, kind, direction, unitLabel, source });
  }

  /** Returns the root whose list it is. */
  private async turn(
    actor: Actor,
    id: number,
    done: 'measure.closed' | 'measure.reopened',
    closedOn: string | null,
  ): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const measure = await lockMeasure(act, id);
      if (!measure || !mayManageList(actor, measure.rootUnitId)) throw new NotFound();
      if ((measure.closedOn === null) === (closedOn === null)) throw new Conflict();
      await act.update(Measure, { id }, { closedOn });
      await act.record(`unit:${measure.rootUnitId}`, done, { code: measure.code });
      return measure.rootUnitId;
    });
  }
}

function lockMeasure(
  tx: Rows,
  id: number,
): Promise<{ rootUnitId: number; code: string; closedOn: string | null; threshold: string | null } | undefined> {
  return tx.one(
    'select root_unit_id as "rootUnitId", code, closed_on as "closedOn", trim_scale(threshold)::text as threshold from measures where id = $1 for update',
    [id],
  );
}
