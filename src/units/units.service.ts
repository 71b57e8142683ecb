import type { Act } from '../acts/act.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { violated } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { fold } from '../web/fold.js';
import { requireSeen, seenOf } from '../web/seen.js';
import type { FormResult, Issue } from '../web/issues.js';
import { closingBlockers } from './unit-page.queries.js';
import type { UnitForm } from './unit.form.js';
import { mayManageUnit, mayMove, maySetBlindFirst, sightOf } from './unit.policy.js';
import { loadUnit, unitByCode, type UnitRow } from './units.queries.js';
import { Unit } from './unit.entity.js';

@Injectable()
export class UnitsService {
  constructor(private readonly acts: Acts) {}

  async create(actor: Actor, parentId: number, form: UnitForm): Promise<FormResult<number>> {
    return this.codeTaken(form, () =>
      this.acts.perform(actor, async (act) => {
        const parent = await this.managed(act, parentId, 'for share of u');
        if (parent.closedOn) throw new Conflict();
        const row = await act.one<{ id: number }>(CREATE, [
          form.code,
          form.name,
          fold(form.name),
          form.kind,
          parent.id,
          parent.path,
          act.at,
        ]);
        await act.record(`unit:${row!.id}`, 'unit.created', { ...form, parentId: parent.id });
        return row!.id;
      }),
    );
  }

  async rename(actor: Actor, id: number, form: UnitForm, body?: unknown): Promise<FormResult<number>> {
    return this.codeTaken(form, () =>
      this.acts.perform(actor, async (act) => {
        const before = wordsOf(await this.managed(act, id));
        requireSeen(body, seenOf(before));
        if (form.code === before.code && form.name === before.name && form.kind === before.kind) return id;
        await act.update(
          Unit,
          { id },
          { code: form.code, name: form.name, searchName: fold(form.name), kind: form.kind },
        );
        await act.record(`unit:${id}`, 'unit.renamed', { from: before, to: { ...form } });
        return id;
      }),
    );
  }

  /** Moves a unit with all below it. The table is locked against other moves: two could make a cycle between them. */
  async move(actor: Actor, id: number, parentCode: string): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await act.change('lock table units in share row exclusive mode');
      const unit = await this.managed(act, id);
      const parent = await unitByCode(act, parentCode);
      if (!parent || parent.closedOn || !sightOf(actor, parent.path))
        return [{ field: 'parent', code: 'units:parentUnknown' }];
      if (parent.path.startsWith(unit.path))
        return [{ field: 'parent', code: 'units:cycle', params: { name: parent.name } }];
      if (!mayMove(actor, unit.path, unit.parentPath) || !mayManageUnit(actor, parent.path)) throw new Forbidden();
      await act.change(MOVE, [unit.path, `${parent.path}${id}/`, id, parent.id]);
      await act.record(`unit:${id}`, 'unit.moved', { from: unit.parentId, to: parent.id });
      return [];
    });
  }

  async close(actor: Actor, id: number, day: string): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const unit = await this.managed(act, id);
      if (unit.closedOn) throw new Conflict();
      const open = await closingBlockers(act, id, day);
      if (open.posts + open.units > 0) return [{ field: 'day', code: 'units:stillOpen', params: { ...open } }];
      await act.update(Unit, { id }, { closedOn: day });
      await act.record(`unit:${id}`, 'unit.closed', { day });
      return [];
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

  private async codeTaken(form: UnitForm, work: () => Promise<number>): Promise<FormResult<number>> {
    try {
      return { value: await work() };
    } catch (error) {
      if (violated(error) !== 'units_code_key') throw error;
      return { issues: [{ field: 'code', code: 'units:codeTaken', params: { code: form.code } }] };
    }
  }
}

/** What the form of a unit edits. */
export function wordsOf({ code, name, kind }: UnitRow): Pick<UnitRow, 'code' | 'name' | 'kind'> {
  return { code, name, kind };
}

const CREATE = `
with next as (select nextval(pg_get_serial_sequence('units', 'id')) as id)
insert into units (id, code, name, search_name, kind, parent_id, path, created_at) overriding system value
select next.id, $1, $2, $3, $4, $5, $6 || next.id || '/', $7 from next returning id`;

const MOVE = `
update units set path = $2 || substr(path, length($1) + 1), parent_id = case when id = $3 then $4::int else parent_id end
where path like $1 || '%'`;
