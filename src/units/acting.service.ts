import { Acts } from '../acts/acts.js';
import { heldOn, isOver, type Dated } from '../standing/validity.js';
import { readAskedDay } from '../web/far-day.js';
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { dayAfter, dayBefore } from './days.js';
import type { Ending } from './ending.js';
import { explained } from './held-by.js';
import { shutDay } from './history/shut-day.js';
import { daysInOrder, type ActingForm } from './official.form.js';
import { officialTyped } from './officials.queries.js';
import { withinUnit } from './place.js';
import { PostChanges } from './post-changes.js';
import { UnitsService } from './units.service.js';
import { ActingAppointment } from './acting-appointment.entity.js';

/** Acting heads, by a numbered decision and with dates: they have a head's rights meanwhile. */
@Injectable()
export class ActingService {
  constructor(
    private readonly db: Db,
    private readonly units: UnitsService,
    private readonly acts: Acts,
    private readonly changes: PostChanges,
  ) {}

  async appoint(actor: Actor, unitId: number, form: ActingForm): Promise<Issue[]> {
    const wrong = daysInOrder(form);
    if (wrong.length > 0) return wrong;
    const { fromDate, toDate = null, decisionNumber } = form;
    return explained(
      this.db,
      () => ({ unitId, from: fromDate, to: toDate }),
      () =>
        this.acts.perform(actor, async (act) => {
          const unit = await this.units.managed(act, unitId, 'for share of u');
          if (unit.closedOn) throw new Conflict();
          const person = await officialTyped(
            act,
            scopesOf(actor, 'personnel').map(({ path }) => path),
            form.person,
            act.today,
          );
          if ('issues' in person) return person.issues;
          const shut = await shutDay(act, [unit.path], { field: 'fromDate', day: fromDate });
          if (shut.length > 0) return shut;
          const outside = await withinUnit(act, { id: unitId, name: unit.name }, form);
          if (outside.length > 0) return outside;
          await act.insert(ActingAppointment, { unitId, officialId: person.id, fromDate, toDate, decisionNumber });
          const detail = { officialId: person.id, fromDate, toDate, decisionNumber };
          await act.record(`unit:${unitId}`, 'unit.acting-appointed', detail);
          const head = await act.one<{ id: number }>(
            `select official_id as id from posts p where p.unit_id = $1 and p.position = 'head' and ${heldOn('p', '$2::date')}`,
            [unitId, fromDate],
          );
          if (head) await this.changes.happened(act, head.id, act);
          return [];
        }),
    );
  }

  /** The unit, for the way back. */
  async end(actor: Actor, id: number, ending: Ending): Promise<{ unitId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const row = await act.one<Dated & { unitId: number; officialId: number; delegated: boolean }>(
        'select official_id as "officialId", unit_id as "unitId", delegation_id is not null as delegated, from_date as "fromDate", to_date as "toDate" from acting_appointments where id = $1 for update',
        [id],
      );
      if (!row) throw new NotFound();
      const { unitId } = row;
      const unit = await this.units.managed(act, unitId, 'for share of u');
      if (row.delegated || isOver(row, act.today)) throw new Conflict();
      const asked = readAskedDay(ending.day, 'day', act.today, ending.body);
      if (asked.issues) return { unitId, issues: asked.issues };
      const { day } = asked;
      if (day < row.fromDate) return { unitId, issues: [{ field: 'day', code: 'officials:endsBefore' }] };
      const shut = await shutDay(act, [unit.path], { field: 'day', day: dayAfter(day) }, dayBefore);
      if (shut.length > 0) return { unitId, issues: shut };
      await act.update(ActingAppointment, { id }, { toDate: day });
      await act.record(`unit:${unitId}`, 'unit.acting-ended', { id, day });
      await this.changes.happened(act, row.officialId, act);
      return { unitId, issues: [] };
    });
  }
}
