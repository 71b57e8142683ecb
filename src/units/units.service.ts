import type { Act } from '../acts/act.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { FormResult } from '../web/issues.js';
import { foundUnit, insertUnit } from './history/found-unit.js';
import { performOnUnits, stateAct } from './history/state-act.js';
import { EVER } from './history/timeline.js';
import type { UnitForm } from './unit.form.js';
import { mayManageUnit, maySetBlindFirst, sightOf } from './unit.policy.js';
import { loadUnit, type UnitRow } from './units.queries.js';
import { Unit } from './unit.entity.js';

@Injectable()
export class UnitsService {
  constructor(private readonly acts: Acts) {}

  async create(actor: Actor, parentId: number, form: UnitForm): Promise<FormResult<number>> {
    return performOnUnits(this.acts, actor, form.code, async (act) => {
      const parent = await this.managed(act, parentId);
      if (parent.closedOn) throw new Conflict();
      const { name, code, kind, day = EVER, decisionNumber = null } = form;
      const founding = { name, code, kind, parentId, day };
      if (day === EVER) {
        const id = await insertUnit(act, { ...founding, at: act.at });
        await act.record(`unit:${id}`, 'unit.created', { name, code, kind, parentId });
        return { value: id };
      }
      const { unitId, sets } = await foundUnit(act, founding);
      const said = { kind: 'found' as const, unitId, day, decisionNumber, reason: null };
      const done = await stateAct(act, { ...said, changes: [{ unitId, role: 'new', sets }] });
      if (done.issues) return done;
      await act.record(`unit:${unitId}`, 'unit.created', { ...founding, decisionNumber, unitAct: done.value.id });
      return { value: unitId };
    });
  }

  async setBlindFirst(actor: Actor, id: number, blindFirst: boolean): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const unit = await this.seen(act, id);
      if (!maySetBlindFirst(actor, unit)) throw new Forbidden();
      await act.update(Unit, { id }, { blindFirst });
      await act.record(`unit:${id}`, 'unit.blind-first', { from: unit.blindFirst, to: blindFirst });
    });
  }

  /** The unit, when the actor is its personnel; 404 where they may not know of it, 403 where they may only look. */
  async managed(
    act: Act,
    id: number,
    lock: 'for update of u' | 'for share of u' = 'for update of u',
  ): Promise<UnitRow> {
    const unit = await this.seen(act, id, lock);
    if (!mayManageUnit(act.actor, unit.path)) throw new Forbidden();
    return unit;
  }

  private async seen(
    act: Act,
    id: number,
    lock: 'for update of u' | 'for share of u' = 'for update of u',
  ): Promise<UnitRow> {
    const unit = await loadUnit(act, id, lock);
    if (!unit || !sightOf(act.actor, unit.path)) throw new NotFound();
    return unit;
  }
}

/** What the form of a unit edits. */
export function wordsOf({ code, name, kind }: UnitRow): Pick<UnitRow, 'code' | 'name' | 'kind'> {
  return { code, name, kind };
}
