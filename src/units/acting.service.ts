import { isOver, type Dated } from '../standing/validity.js';
import { dayIssue, readDay } from '../web/days.js';
import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { explained } from './held-by.js';
import { daysInOrder, type ActingForm } from './official.form.js';
import { officialTyped } from './officials.queries.js';
import { UnitsService } from './units.service.js';

/** Acting heads, by a numbered decision and with dates: they have a head's rights meanwhile. */
@Injectable()
export class ActingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly units: UnitsService,
  ) {}

  async appoint(actor: Actor, unitId: number, form: ActingForm): Promise<Issue[]> {
    const wrong = daysInOrder(form);
    if (wrong.length > 0) return wrong;
    const { fromDate, toDate = null, decisionNumber } = form;
    return explained(
      this.db,
      () => ({ unitId, from: fromDate, to: toDate }),
      () =>
        this.db.tx(async (tx) => {
          const unit = await this.units.managed(tx, actor, unitId, 'for share of u');
          if (unit.closedOn) throw new Conflict();
          const person = await officialTyped(
            tx,
            scopesOf(actor, 'personnel').map(({ path }) => path),
            form.person,
            this.clock.today(),
          );
          if ('issues' in person) return person.issues;
          await tx.change(
            'insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, $3, $4, $5)',
            [unitId, person.id, fromDate, toDate, decisionNumber],
          );
          const detail = { officialId: person.id, fromDate, toDate, decisionNumber };
          await recordAct(tx, {
            chain: `unit:${unitId}`,
            act: 'unit.acting-appointed',
            account: actor.accountId,
            at: this.clock.now(),
            detail,
          });
          return [];
        }),
    );
  }

  /** The unit, for the way back. */
  async end(actor: Actor, id: number, typed: unknown): Promise<{ unitId: number; issues: Issue[] }> {
    return this.db.tx(async (tx) => {
      const row = await tx.one<Dated & { unitId: number }>(
        'select unit_id as "unitId", from_date as "fromDate", to_date as "toDate" from acting_appointments where id = $1 for update',
        [id],
      );
      if (!row) throw new NotFound();
      const { unitId } = row;
      await this.units.managed(tx, actor, unitId, 'for share of u');
      if (isOver(row, this.clock.today())) throw new Conflict();
      const day = readDay(typed);
      if (!day) return { unitId, issues: [dayIssue('day', typed)] };
      if (day < row.fromDate) return { unitId, issues: [{ field: 'day', code: 'officials:endsBefore' }] };
      await tx.change('update acting_appointments set to_date = $2 where id = $1', [id, day]);
      await recordAct(tx, {
        chain: `unit:${unitId}`,
        act: 'unit.acting-ended',
        account: actor.accountId,
        at: this.clock.now(),
        detail: { id, day },
      });
      return { unitId, issues: [] };
    });
  }
}
