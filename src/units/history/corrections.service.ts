import { Injectable } from '@nestjs/common';
import { moveRolesWith } from '../../accounts/role-moves.js';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { FormResult } from '../../web/issues.js';
import { dayAfter, dayBefore } from '../days.js';
import { PostChanges } from '../post-changes.js';
import { sightOf } from '../unit.policy.js';
import { EVER } from './timeline.js';
import { findUnitAct, type StatedAct } from './history.queries.js';
import { settle } from './moved-posts.js';
import { shiftRows } from './shifted-rows.js';
import { performOnUnits, stateAct, type Sets } from './state-act.js';
import type { ActCorrectionForm, AnnulForm } from './unit-act.form.js';

/** Acts that were stated with a wrong day, number or name, or that were none: a further act takes their place, and both stay readable. */
@Injectable()
export class UnitActCorrectionsService {
  constructor(
    private readonly acts: Acts,
    private readonly changes: PostChanges,
  ) {}

  async correct(actor: Actor, id: number, form: ActCorrectionForm): Promise<FormResult<number>> {
    return performOnUnits(this.acts, actor, undefined, async (act) => {
      const old = await this.open(act, id);
      const day = old.kind === 'close' ? dayAfter(form.day) : form.day;
      const { kind, unitId } = old;
      const changes = old.changes.map((change) => corrected(change, form, dayBefore(day)));
      const { decisionNumber, reason } = form;
      const done = await stateAct(act, { kind, unitId, day, decisionNumber, reason, correctsId: id, changes });
      if (done.issues) return done;
      const stuck = await shiftRows(act, { from: old, to: done.value.id, day });
      if (stuck.length > 0) return { issues: stuck };
      await moveRolesWith(act, id, done.value.id, day);
      await settle(act, await officialsOf(act, done.value.id), this.changes);
      const was = { day: old.day, decisionNumber: old.decisionNumber };
      await act.record(`unit:${unitId}`, 'unit.act-corrected', {
        unitAct: done.value.id,
        corrects: id,
        was,
        day,
        decisionNumber,
        reason,
        changes,
      });
      return { value: unitId };
    });
  }

  /** As if it had not been. */
  async annul(actor: Actor, id: number, { annulReason: reason }: AnnulForm): Promise<FormResult<number>> {
    return performOnUnits(this.acts, actor, undefined, async (act) => {
      const old = await this.open(act, id);
      if (!mayBeAnnulled(old)) throw new Conflict();
      const { unitId, day } = old;
      const done = await stateAct(act, {
        kind: 'annul',
        unitId,
        day,
        decisionNumber: null,
        reason,
        correctsId: id,
        changes: [],
      });
      if (done.issues) return { issues: done.issues.map((issue) => ({ ...issue, field: 'annulReason' })) };
      await act.record(`unit:${unitId}`, 'unit.act-annulled', { unitAct: done.value.id, corrects: id, reason });
      return { value: unitId };
    });
  }

  private async open(act: Act, id: number): Promise<StatedAct> {
    const old = await findUnitAct(act, id);
    if (!old || !old.paths.some((path) => sightOf(act.actor, path))) throw new NotFound();
    if (!mayCorrect(act.actor, old)) throw new Forbidden();
    if (!mayBeCorrected(old)) throw new Conflict();
    return old;
  }
}

/** Personnel of every unit that the act speaks of. */
export function mayCorrect(actor: Actor, { paths }: Pick<StatedAct, 'paths'>): boolean {
  return paths.every((path) => hasRoleAt(actor, 'personnel', path));
}

/** What corrects is itself corrected by another; what was taken back, or was said of the beginning, is stated anew. */
export function mayBeCorrected({ kind, day, correctedBy, backFrom }: Standing): boolean {
  const stated = kind === 'import' ? day !== EVER : kind !== 'mend' && kind !== 'annul';
  return stated && correctedBy === null && backFrom === null;
}

type Standing = Pick<StatedAct, 'kind' | 'day' | 'correctedBy' | 'backFrom'>;

/** Acts that moved nobody; for those that did, see `AnnulmentsService`. */
export function mayBeAnnulled(act: Standing): boolean {
  return mayBeCorrected(act) && ['rename', 'move', 'import', 'close', 'reopen', 'committee'].includes(act.kind);
}

function corrected({ unitId, role, sets }: Sets, { name }: ActCorrectionForm, lastDay: string): Sets {
  return {
    unitId,
    role,
    sets: {
      ...sets,
      ...(typeof sets.closedOn === 'string' ? { closedOn: lastDay } : {}),
      ...(name !== undefined && sets.name !== undefined ? { name } : {}),
      ...(name !== undefined && typeof sets.committee === 'string' ? { committee: name } : {}),
    },
  };
}

async function officialsOf(act: Act, actId: number): Promise<number[]> {
  const rows = await act.rows<{ id: number }>(
    `select distinct p.official_id as id from unit_act_rows r join posts p on p.id = r.begun_id where r.act_id = $1 and r.kind = 'post' order by 1`,
    [actId],
  );
  return rows.map(({ id }) => id);
}
