import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import { dayAfter } from '../days.js';
import { closingBlockers } from '../unit-page.queries.js';
import { mayManageUnit, mayMove, sightOf } from '../unit.policy.js';
import { unitByCode, type UnitRow } from '../units.queries.js';
import { UnitsService, wordsOf } from '../units.service.js';
import { performOnUnits, stateAct, type Stating } from './state-act.js';
import { beginningOf } from './states.queries.js';
import { type UnitFacts } from './timeline.js';
import type { DecisionForm, MendForm, MoveForm, RenameForm } from './unit-act.form.js';

/** Acts on one unit, each by a decision and from a day on. */
@Injectable()
export class UnitActsService {
  constructor(
    private readonly acts: Acts,
    private readonly units: UnitsService,
  ) {}

  async rename(actor: Actor, id: number, form: RenameForm, body?: unknown): Promise<FormResult<number>> {
    return this.onOpen(actor, id, form.code, async (act, unit) => {
      const before = wordsOf(unit);
      requireSeen(body, seenOf(before));
      const sets = changedWords(before, form);
      if (Object.keys(sets).length === 0) return refused({ field: 'name', code: 'units:nothingChanged' });
      return stated(
        act,
        { ...by(form), kind: 'rename', unitId: id, changes: [{ unitId: id, role: 'itself', sets }] },
        'unit.renamed',
      );
    });
  }

  /** What was typed wrongly is put right from the beginning, as long as no closed month has shown it. */
  async mend(actor: Actor, id: number, form: MendForm, body?: unknown): Promise<FormResult<number>> {
    return performOnUnits(this.acts, actor, form.code, async (act) => {
      const before = wordsOf(await this.units.managed(act, id));
      requireSeen(body, seenOf(before));
      const sets = changedWords(before, form);
      if (Object.keys(sets).length === 0) return refused({ field: 'name', code: 'units:nothingChanged' });
      const said = {
        kind: 'mend' as const,
        unitId: id,
        day: await beginningOf(act, id),
        decisionNumber: null,
        reason: form.reason,
      };
      return stated(act, { ...said, changes: [{ unitId: id, role: 'itself', sets }] }, 'unit.mended');
    });
  }

  /** With all below it. */
  async move(actor: Actor, id: number, form: MoveForm): Promise<FormResult<number>> {
    return this.onOpen(actor, id, undefined, async (act, unit) => {
      const parent = await unitByCode(act, form.parent);
      if (!parent || parent.closedOn || !sightOf(actor, parent.path))
        return refused({ field: 'parent', code: 'units:parentUnknown' });
      if (parent.path.startsWith(unit.path))
        return refused({ field: 'parent', code: 'units:cycle', params: { name: parent.name } });
      if (!mayMove(actor, unit.path, unit.parentPath) || !mayManageUnit(actor, parent.path)) throw new Forbidden();
      const sets = { parentId: parent.id };
      return stated(
        act,
        { ...by(form), kind: 'move', unitId: id, changes: [{ unitId: id, role: 'itself', sets }] },
        'unit.moved',
      );
    });
  }

  /** The day typed is the last one. */
  async close(actor: Actor, id: number, form: DecisionForm): Promise<FormResult<number>> {
    return this.onOpen(actor, id, undefined, async (act) => {
      const open = await closingBlockers(act, id, form.day);
      if (open.posts + open.units + open.assigned > 0)
        return refused({ field: 'day', code: 'units:stillOpen', params: { ...open } });
      const sets = { closedOn: form.day };
      return stated(
        act,
        {
          ...by(form),
          day: dayAfter(form.day),
          kind: 'close',
          unitId: id,
          changes: [{ unitId: id, role: 'itself', sets }],
        },
        'unit.closed',
      );
    });
  }

  async reopen(actor: Actor, id: number, form: DecisionForm): Promise<FormResult<number>> {
    return this.on(actor, id, undefined, async (act, unit) => {
      if (!unit.closedOn) throw new Conflict();
      const sets = { closedOn: null };
      return stated(
        act,
        { ...by(form), kind: 'reopen', unitId: id, changes: [{ unitId: id, role: 'itself', sets }] },
        'unit.reopened',
      );
    });
  }

  private onOpen(
    actor: Actor,
    id: number,
    code: string | undefined,
    work: (act: Act, unit: UnitRow) => Promise<FormResult<number>>,
  ): Promise<FormResult<number>> {
    return this.on(actor, id, code, async (act, unit) => {
      if (unit.closedOn) throw new Conflict();
      return work(act, unit);
    });
  }

  private on(
    actor: Actor,
    id: number,
    code: string | undefined,
    work: (act: Act, unit: UnitRow) => Promise<FormResult<number>>,
  ): Promise<FormResult<number>> {
    return performOnUnits(this.acts, actor, code, async (act) => {
      return work(act, await this.units.managed(act, id));
    });
  }
}

function by({ day, decisionNumber }: DecisionForm): Pick<Stating, 'day' | 'decisionNumber' | 'reason'> {
  return { day, decisionNumber, reason: null };
}

/** States the act and leaves its row in the audit of its unit. */
async function stated(act: Act, stating: Stating, name: string): Promise<FormResult<number>> {
  const done = await stateAct(act, stating);
  if (done.issues) return done;
  const { day, decisionNumber, reason, changes } = stating;
  await act.record(`unit:${stating.unitId}`, name, { unitAct: done.value.id, day, decisionNumber, reason, changes });
  return { value: done.value.id };
}

function refused(...issues: Issue[]): { issues: Issue[] } {
  return { issues };
}

function changedWords(
  before: Pick<UnitFacts, 'code' | 'name' | 'kind'>,
  form: Pick<UnitFacts, 'code' | 'name' | 'kind'>,
): Partial<UnitFacts> {
  const keys = ['code', 'name', 'kind'] as const;
  return Object.fromEntries(keys.filter((key) => before[key] !== form[key]).map((key) => [key, form[key]]));
}
