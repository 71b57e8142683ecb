import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import { Db } from '../database/db.js';
import { heldOn, isOver } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { ActingAppointment } from './acting-appointment.entity.js';
import { endDelegation } from './delegations-end.js';
import { Delegation } from './delegation.entity.js';
import type { DelegationForm } from './delegations.form.js';
import { findDelegation, personnelOver, type DelegationRow } from './delegations.queries.js';
import { explained } from './held-by.js';
import { shutDay } from './history/shut-day.js';
import { daysInOrder } from './official.form.js';
import { officialTyped } from './officials.queries.js';
import { withinUnit } from './place.js';
import { delegable } from './stand-ins.js';
import { loadUnit } from './units.queries.js';

/** Stands where a decision's number stands on other acting heads; never shown. */
const BY_DELEGATION = 'delegation';
const MOST_DAYS = 366;

/** A head's substitute: offered, accepted by the substitute alone, ended by either at once. Accepted, it is an acting head with an end. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  async offer(actor: Actor, { unit: unitId, person, fromDate, toDate, signing }: DelegationForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const unit = await loadUnit(act, unitId, 'for share of u');
      if (!unit || !delegable(actor).some((scope) => scope.unitId === unitId)) throw new NotFound();
      const wrong = daysInOrder({ fromDate, toDate });
      if (wrong.length > 0) return wrong;
      if (fromDate < act.today) return [{ field: 'fromDate', code: 'delegations:past' }];
      if (Date.parse(toDate) - Date.parse(fromDate) > MOST_DAYS * 86_400_000)
        return [{ field: 'toDate', code: 'delegations:tooLong' }];
      const shut = await shutDay(act, [unit.path], { field: 'fromDate', day: fromDate });
      if (shut.length > 0) return shut;
      const outside = await withinUnit(act, { id: unitId, name: unit.name }, { fromDate, toDate });
      if (outside.length > 0) return outside;
      const found = await officialTyped(act, [unit.path], person, act.today);
      if ('issues' in found) return found.issues;
      if (found.id === actor.officialId) return [{ field: 'person', code: 'delegations:self' }];
      const row = await act.insert(Delegation, {
        unitId,
        fromOfficial: actor.officialId!,
        toOfficial: found.id,
        fromDate,
        toDate,
        signing,
        offeredAt: act.at,
      });
      await act.record(`unit:${unitId}`, 'delegation.offered', { id: row.id, to: found.id, fromDate, toDate, signing });
      await this.tell(act, [found.id], 'delegation.offered', await loaded(act, row.id));
      return [];
    });
  }

  async accept(actor: Actor, id: number): Promise<Issue[]> {
    let tried: DelegationRow | undefined;
    return explained(
      this.db,
      () => ({ unitId: tried?.unitId ?? 0, from: tried?.fromDate ?? '', to: tried?.toDate ?? null }),
      () =>
        this.acts.perform(actor, async (act) => {
          const row = (tried = await this.open(act, id));
          if (row.toOfficial !== actor.officialId) throw new Forbidden();
          await this.unanswered(act, row);
          const from = row.fromDate > act.today ? row.fromDate : act.today;
          const shut = await shutDay(act, [row.unitPath], { field: 'fromDate', day: from });
          if (shut.length > 0) return shut;
          const unit = { id: row.unitId, name: row.unitName };
          const outside = await withinUnit(act, unit, { fromDate: from, toDate: row.toDate });
          if (outside.length > 0) return outside;
          await act.update(Delegation, { id }, { acceptedAt: act.at });
          await act.insert(ActingAppointment, {
            unitId: row.unitId,
            officialId: row.toOfficial,
            fromDate: from,
            toDate: row.toDate,
            decisionNumber: BY_DELEGATION,
            delegationId: id,
          });
          await act.record(`unit:${row.unitId}`, 'delegation.accepted', { id });
          await this.tellAll(act, 'delegation.accepted', row);
          return [];
        }),
    );
  }

  async decline(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const row = await this.open(act, id);
      if (row.toOfficial !== actor.officialId) throw new Forbidden();
      await this.unanswered(act, row);
      await act.update(Delegation, { id }, { declinedAt: act.at });
      await act.record(`unit:${row.unitId}`, 'delegation.declined', { id });
      await this.tellAll(act, 'delegation.declined', row);
    });
  }

  /** By either of the two, at once: what was decided meanwhile stays. */
  async end(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const row = await this.open(act, id);
      if (row.endedAt || row.declinedAt || isOver(row, act.today)) throw new Conflict();
      await endDelegation(act, id, act.today, act.at, actor.accountId);
      await act.record(`unit:${row.unitId}`, 'delegation.ended', { id });
      await this.tellAll(act, 'delegation.ended', row);
    });
  }

  /** Only the two know of it; personnel read it on the unit's page of acting heads. */
  private async open(act: Act, id: number): Promise<DelegationRow> {
    await act.one('select id from delegations where id = $1 for update', [id]);
    const row = await findDelegation(act, id);
    const { officialId } = act.actor;
    if (!row || officialId === null || ![row.fromOfficial, row.toOfficial].includes(officialId)) throw new NotFound();
    return row;
  }

  /** Still to be answered, and still the offerer's to give. */
  private async unanswered(act: Act, row: DelegationRow): Promise<void> {
    if (row.acceptedAt || row.declinedAt || row.endedAt || isOver(row, act.today)) throw new Conflict();
    const held = await act.one(
      `select 1 from posts p where p.unit_id = $1 and p.official_id = $2 and p.position = 'head' and ${heldOn('p', '$3::date')}
         and exists (select 1 from posts q where q.official_id = $4 and ${heldOn('q', '$3::date')})`,
      [row.unitId, row.fromOfficial, act.today, row.toOfficial],
    );
    if (!held) throw new Conflict();
  }

  private async tellAll(act: Act, code: string, row: DelegationRow): Promise<void> {
    const others = [row.fromOfficial, row.toOfficial].filter((id) => id !== act.actor.officialId);
    await this.tell(act, others, code, row);
    const personnel = await personnelOver(act, row.unitPath, [row.fromOfficial, row.toOfficial]);
    await act.tellAccounts(personnel, code, `/units/${row.unitId}/acting`, wordsOf(row));
  }

  private tell(act: Act, whom: readonly number[], code: string, row: DelegationRow): Promise<void> {
    return act.tell(whom, code, '/delegations', wordsOf(row));
  }
}

function wordsOf({ fromName, toName, unitName, fromDate, toDate }: DelegationRow) {
  return { from: fromName, to: toName, unit: unitName, first: fromDate, last: toDate };
}

async function loaded(act: Act, id: number): Promise<DelegationRow> {
  return (await findDelegation(act, id))!;
}
