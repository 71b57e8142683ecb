import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { farIssues } from '../../web/far-day.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { dayAfter, dayBefore } from '../days.js';
import { PostChanges } from '../post-changes.js';
import { sightOf } from '../unit.policy.js';
import { findUnitAct, type StatedAct } from './history.queries.js';
import { settle } from './moved-posts.js';
import { performOnUnits, stateAct, type Sets } from './state-act.js';
import type { ActCorrectionForm, AnnulForm } from './unit-act.form.js';
import { UnitActRow } from './unit-act-row.entity.js';

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
      const far = farIssues('day', form.day, act.today, form.farDay);
      if (far.length > 0) return { issues: far };
      const day = old.kind === 'close' ? dayAfter(form.day) : form.day;
      const { kind, unitId } = old;
      const changes = old.changes.map((change) => corrected(change, form, dayBefore(day)));
      const { decisionNumber, reason } = form;
      const done = await stateAct(act, { kind, unitId, day, decisionNumber, reason, correctsId: id, changes });
      if (done.issues) return done;
      const stuck = await shiftRows(act, { from: old, to: done.value.id, day });
      if (stuck.length > 0) return { issues: stuck };
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

  /** As if it had not been; acts that moved people are answered by their opposite instead. */
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
export function mayBeCorrected({ kind, correctedBy }: Pick<StatedAct, 'kind' | 'correctedBy'>): boolean {
  return correctedBy === null && !['mend', 'annul', 'import'].includes(kind);
}

export function mayBeAnnulled(act: Pick<StatedAct, 'kind' | 'correctedBy'>): boolean {
  return mayBeCorrected(act) && ['rename', 'move', 'close', 'reopen', 'committee'].includes(act.kind);
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

const TABLES = {
  post: 'posts',
  acting: 'acting_appointments',
  oversight: 'oversights',
  seat: 'committee_members',
} as const;

/** What the act ended and began goes along with its day. Refused where one of them has been changed since, or does not reach the new day. */
async function shiftRows(act: Act, { from, to, day }: { from: StatedAct; to: number; day: string }): Promise<Issue[]> {
  const rows = await act.rows<Pick<UnitActRow, 'kind' | 'endedId' | 'begunId'>>(
    'select kind, ended_id as "endedId", begun_id as "begunId" from unit_act_rows where act_id = $1',
    [from.id],
  );
  await act.insertMany(
    UnitActRow,
    rows.map(({ kind, endedId, begunId }) => ({ actId: to, kind, endedId, begunId })),
  );
  if (day === from.day) return [];
  const ends = Object.entries(TABLES).map(([kind, table]) => ({ table, ids: idsOf(rows, kind, 'endedId') }));
  const begun = idsOf(rows, 'post', 'begunId');
  for (const { table, ids } of ends) {
    const wrong = await act.one(`select 1 from ${table} where id = any ($1::int[]) and from_date >= $2::date limit 1`, [
      ids,
      day,
    ]);
    if (wrong) return [{ field: 'day', code: 'units:rowsLater', params: { day } }];
  }
  if (await act.one('select 1 from posts where id = any ($1::int[]) and to_date < $2::date limit 1', [begun, day]))
    return [{ field: 'day', code: 'units:rowsOver', params: { day } }];
  // First away from each other, then to the new day: no two posts of one person may meet in between.
  const earlier = day < from.day;
  const end = async () => {
    let same = true;
    for (const { table, ids } of ends)
      if (ids.length > 0)
        same =
          (await act.change(
            `update ${table} set to_date = $2::date where id = any ($1::int[]) and to_date = $3::date`,
            [ids, dayBefore(day), dayBefore(from.day)],
          )) === ids.length && same;
    return same;
  };
  const begin = async () =>
    (await act.change('update posts set from_date = $2::date where id = any ($1::int[]) and from_date = $3::date', [
      begun,
      day,
      from.day,
    ])) === begun.length;
  const moved = earlier ? (await end()) && (await begin()) : (await begin()) && (await end());
  return moved ? [] : [{ field: 'day', code: 'units:rowsChanged' }];
}

function idsOf(
  rows: readonly Pick<UnitActRow, 'kind' | 'endedId' | 'begunId'>[],
  kind: string,
  key: 'endedId' | 'begunId',
): number[] {
  return rows.flatMap((row) => (row.kind === kind && row[key] !== null ? [row[key]] : []));
}

async function officialsOf(act: Act, actId: number): Promise<number[]> {
  const rows = await act.rows<{ id: number }>(
    `select distinct p.official_id as id from unit_act_rows r join posts p on p.id = r.begun_id where r.act_id = $1 and r.kind = 'post' order by 1`,
    [actId],
  );
  return rows.map(({ id }) => id);
}
