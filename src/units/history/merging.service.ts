import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { moveRoles } from '../../accounts/role-moves.js';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { dayBefore } from '../days.js';
import { PostChanges } from '../post-changes.js';
import { mayManageUnit, sightOf } from '../unit.policy.js';
import { unitByCode, type UnitRow } from '../units.queries.js';
import { UnitsService } from '../units.service.js';
import { foundUnit } from './found-unit.js';
import { carryEnded } from './carried-rows.js';
import { carryTitles } from './carried-titles.js';
import { tryOut, type Carried } from './carried.queries.js';
import { comingAssigned, comingPosts, movePosts } from './moved-posts.js';
import { performOnUnits, stateAct, type Sets } from './state-act.js';
import { partsOn, pathsOf } from './states.queries.js';
import { tellOfRoles } from './tell-of-roles.js';
import { NEW, type MergeForm } from './unit-act.form.js';

interface Merged {
  actId: number;
  into: number;
}

/** Units end and go on in another one: their people, their parts and what is said of them from the day on. */
@Injectable()
export class MergingService {
  constructor(
    private readonly acts: Acts,
    private readonly units: UnitsService,
    private readonly changes: PostChanges,
  ) {}

  /** The successor. */
  async merge(actor: Actor, id: number, form: MergeForm): Promise<FormResult<number>> {
    const done = await performOnUnits(this.acts, actor, form.code, (act) => this.mergeIn(act, id, form));
    return done.issues ? done : { value: done.value.into };
  }

  /** What it would do. */
  async preview(asking: Asking, id: number, form: MergeForm): Promise<FormResult<Carried>> {
    const work = (act: Act) => this.mergeIn(act, id, form);
    return tryOut(this.acts, asking.actor, form.code, async (act) => {
      return { value: { paths: await pathsOf(act, [id, ...form.also]), day: form.day, work } };
    });
  }

  private async mergeIn(act: Act, id: number, form: MergeForm): Promise<FormResult<Merged>> {
    const unit = await this.units.managed(act, id);
    const issues = await this.wrong(act, unit, form);
    if (issues.length > 0) return { issues };
    const ending = [unit, ...(await this.others(act, form.also, id))];
    if (ending.some(({ closedOn }) => closedOn)) throw new Conflict();
    const into = await this.successor(act, unit, ending, form);
    return into.issues ? into : this.merged(act, ending, into.value, form);
  }

  private async wrong(act: Act, { id, parentId }: UnitRow, form: MergeForm): Promise<Issue[]> {
    if (parentId === null && form.into === NEW) return [{ field: 'into', code: 'units:rootInto' }];
    if (form.into === NEW) {
      const missing = (['name', 'code'] as const).filter((field) => !form[field]);
      if (missing.length > 0)
        return missing.map((field) => ({
          field,
          code: field === 'name' ? 'units:nameNeeded' : 'units:codeForm',
          params: { most: 200 },
        }));
    }
    const ending = [id, ...form.also];
    const posts = await comingPosts(act, { from: ending, people: null, day: form.day });
    return posts.length > 0 ? posts : comingAssigned(act, ending, form.day);
  }

  private async others(act: Act, ids: readonly number[], but: number): Promise<UnitRow[]> {
    const units: UnitRow[] = [];
    for (const id of new Set(ids)) if (id !== but) units.push(await this.units.managed(act, id));
    return units;
  }

  private async successor(
    act: Act,
    unit: UnitRow,
    ending: readonly UnitRow[],
    form: MergeForm,
  ): Promise<FormResult<{ id: number; name: string; set: Sets }>> {
    if (form.into === NEW) {
      const founded = await foundUnit(act, {
        name: form.name!,
        code: form.code!,
        kind: unit.kind,
        parentId: unit.parentId!,
        day: form.day,
      });
      return { value: { id: founded.unitId, name: form.name!, set: { ...founded, role: 'successor' } } };
    }
    const found = await unitByCode(act, form.into);
    if (!found || found.closedOn || !sightOf(act.actor, found.path))
      return { issues: [{ field: 'into', code: 'units:parentUnknown' }] };
    if (ending.some(({ path }) => found.path.startsWith(path)))
      return { issues: [{ field: 'into', code: 'units:intoItself', params: { name: found.name } }] };
    if (!mayManageUnit(act.actor, found.path)) throw new Forbidden();
    return { value: { id: found.id, name: found.name, set: { unitId: found.id, role: 'successor', sets: {} } } };
  }

  private async merged(
    act: Act,
    ending: readonly UnitRow[],
    into: { id: number; name: string; set: Sets },
    form: MergeForm,
  ): Promise<FormResult<Merged>> {
    const { day, decisionNumber } = form;
    const ids = ending.map(({ id }) => id);
    const parts = (await partsOn(act, ids, day)).filter((id) => !ids.includes(id) && id !== into.id);
    const changes: Sets[] = [
      into.set,
      ...ids.map((unitId): Sets => ({ unitId, role: 'merged', sets: { closedOn: dayBefore(day), committee: null } })),
      ...parts.map((unitId): Sets => ({ unitId, role: 'part', sets: { parentId: into.id } })),
    ];
    const done = await stateAct(act, { kind: 'merge', unitId: into.id, day, decisionNumber, reason: null, changes });
    if (done.issues) return done;
    const actId = done.value.id;
    const people = await movePosts(
      act,
      {
        actId,
        from: ids,
        people: null,
        to: into.id,
        day,
        decisionNumber,
        heads: { position: form.headAs, title: form.headTitle ?? null },
        head: null,
      },
      this.changes,
    );
    await carryEnded(act, { actId, from: ids, to: into.id, day });
    await carryTitles(act, actId);
    await moveRoles(act, { actId, from: ids, to: into.id, ends: true });
    const names = ending.map(({ name }) => name).join(', ');
    await act.tell(people, 'unit-merged', '/evaluations', { by: act.actor.name, from: names, to: into.name, day });
    const detail = { unitAct: actId, day, decisionNumber, into: into.id, merged: ids, parts, people: people.length };
    await act.record(`unit:${into.id}`, 'unit.merged', detail);
    for (const id of ids) await act.record(`unit:${id}`, 'unit.merged-into', detail);
    await tellOfRoles(act, actId, day);
    return { value: { actId, into: into.id } };
  }
}
