import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { moveRoles } from '../../accounts/role-moves.js';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import { heldOn } from '../../standing/validity.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { PostChanges } from '../post-changes.js';
import { mayManageUnit } from '../unit.policy.js';
import type { UnitRow } from '../units.queries.js';
import { UnitsService } from '../units.service.js';
import { foundUnit } from './found-unit.js';
import { tryOut, type Carried } from './carried.queries.js';
import { carryOversights, shareOversights } from './carried-rows.js';
import { carryTitles } from './carried-titles.js';
import { comingPosts, movePosts, type NewHead } from './moved-posts.js';
import { performOnUnits, stateAct, type Sets } from './state-act.js';
import { partsOn, pathsOf } from './states.queries.js';
import { tellOfRoles } from './tell-of-roles.js';
import type { SplitForm } from './unit-act.form.js';

interface Split {
  actId: number;
  founded: number;
}

/** A new unit out of another one's people and parts. */
@Injectable()
export class SplittingService {
  constructor(
    private readonly acts: Acts,
    private readonly units: UnitsService,
    private readonly changes: PostChanges,
  ) {}

  /** The new unit. */
  async split(actor: Actor, id: number, form: SplitForm): Promise<FormResult<number>> {
    const done = await performOnUnits(this.acts, actor, form.code, (act) => this.splitIn(act, id, form));
    return done.issues ? done : { value: done.value.founded };
  }

  /** What it would do. */
  async preview(asking: Asking, id: number, form: SplitForm): Promise<FormResult<Carried>> {
    const work = (act: Act) => this.splitIn(act, id, form);
    return tryOut(this.acts, asking.actor, form.code, async (act) => {
      return { value: { paths: await pathsOf(act, [id]), day: form.day, work } };
    });
  }

  private async splitIn(act: Act, id: number, form: SplitForm): Promise<FormResult<Split>> {
    const unit = await this.units.managed(act, id);
    if (unit.closedOn) throw new Conflict();
    const issues = await this.wrong(act, unit, form);
    return issues.length > 0 ? { issues } : this.done(act, unit, form);
  }

  private async wrong(act: Act, { id, parentId, parentPath }: UnitRow, form: SplitForm): Promise<Issue[]> {
    if (form.place === 'beside' && parentId === null) return [{ field: 'place', code: 'units:rootBeside' }];
    if (form.place === 'beside' && !mayManageUnit(act.actor, parentPath!)) throw new Forbidden();
    if (form.people.length + form.parts.length === 0) return [{ field: 'people', code: 'units:splitEmpty' }];
    const { here } = (await act.one<{ here: number }>(
      `select count(distinct p.official_id)::int as here from posts p where p.unit_id = $1 and p.official_id = any ($2::int[]) and ${heldOn('p', '$3::date')}`,
      [id, form.people, form.day],
    ))!;
    if (here !== new Set(form.people).size) return [{ field: 'people', code: 'units:notHere' }];
    const parts = await partsOn(act, [id], form.day);
    if (!form.parts.every((part) => parts.includes(part))) return [{ field: 'parts', code: 'units:notBelow' }];
    if (form.head !== undefined && !form.people.includes(form.head))
      return [{ field: 'head', code: 'units:headNotChosen' }];
    if (form.head !== undefined && !form.headTitle) return [{ field: 'headTitle', code: 'units:headTitleNeeded' }];
    return comingPosts(act, { from: [id], people: form.people, day: form.day });
  }

  private async done(act: Act, unit: UnitRow, form: SplitForm): Promise<FormResult<Split>> {
    const { day, decisionNumber, name, code, kind, people } = form;
    const parentId = form.place === 'below' ? unit.id : unit.parentId!;
    const founded = await foundUnit(act, { name, code, kind, parentId, day });
    const changes: Sets[] = [
      { unitId: unit.id, role: 'itself', sets: {} },
      { ...founded, role: 'new' },
      ...form.parts.map((unitId): Sets => ({ unitId, role: 'part', sets: { parentId: founded.unitId } })),
    ];
    const stated = await stateAct(act, { kind: 'split', unitId: unit.id, day, decisionNumber, reason: null, changes });
    if (stated.issues) return stated;
    const actId = stated.value.id;
    const moved = await movePosts(
      act,
      {
        actId,
        from: [unit.id],
        people,
        to: founded.unitId,
        day,
        decisionNumber,
        heads: { position: 'member', title: null },
        head: headOf(form),
      },
      this.changes,
    );
    const carrying = { actId, from: [unit.id], to: founded.unitId, day };
    await carryOversights(act, carrying, false);
    await carryTitles(act, actId);
    // What lies below is reached from above anyhow.
    if (form.place === 'beside') {
      await shareOversights(act, carrying);
      await moveRoles(act, { ...carrying, ends: false });
    }
    await act.tell(moved, 'unit-split', '/evaluations', { by: act.actor.name, from: unit.name, to: name, day });
    const detail = {
      unitAct: actId,
      day,
      decisionNumber,
      from: unit.id,
      into: founded.unitId,
      parts: form.parts,
      people: moved.length,
    };
    await act.record(`unit:${unit.id}`, 'unit.split', detail);
    await act.record(`unit:${founded.unitId}`, 'unit.created', { ...detail, name, code, kind });
    await tellOfRoles(act, actId, day);
    return { value: { actId, founded: founded.unitId } };
  }
}

const USUAL_TIER = 2;

function headOf({ head, headTitle, headTier = USUAL_TIER }: SplitForm): NewHead | null {
  return head === undefined ? null : { officialId: head, title: headTitle!, tier: headTier };
}
