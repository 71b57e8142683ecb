import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { openRatingsToAct, type OpenedRatings, type UnitRights } from './rating-access.js';
import type { UnitYear } from './rating.blockers.js';
import type { RatingFacts } from './rating-facts.js';
import { readRating } from './rating.form.js';
import { readComplaint } from './recognition.form.js';
import { requireSeen } from '../../web/seen.js';

export interface RatingAct extends OpenedRatings {
  tx: Tx;
  unit: UnitYear;
  right: UnitRights;
  at: Date;
}

@Injectable()
export class RatingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What the unit states of its year (Điều 9.2a): kept as it is typed, or proposed when everything Điều 8 asks is there. */
  async state(actor: Actor, yearId: number, unitId: number, body: unknown, proposing: boolean): Promise<Issue[]> {
    return this.act(actor, yearId, unitId, async (act) => {
      if (!act.right.proposes) throw new Forbidden();
      requireSeen(body, act.unit.rating?.revision ?? 0);
      const { value, issues } = readRating(act.year.year, body, proposing);
      if (issues.length > 0) return issues;
      const { complaint, outside } = act.unit.rating?.facts ?? {};
      const facts = { ...value.facts, ...(complaint ? { complaint } : {}), ...(outside ? { outside } : {}) };
      const proposed = proposing ? [actor.accountId, act.at] : [null, null];
      await act.tx.change(
        `insert into unit_ratings (year_id, unit_id, common, results, facts, report, self_level, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (year_id, unit_id) do update set common = excluded.common, results = excluded.results, facts = excluded.facts, report = excluded.report,
           self_level = excluded.self_level, proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, revision = unit_ratings.revision + 1`,
        [
          yearId,
          unitId,
          value.common,
          value.results,
          JSON.stringify(facts),
          value.report,
          value.selfLevel,
          ...proposed,
        ],
      );
      await this.record(act, actor, proposing ? 'year.rating-proposed' : 'year.rating-saved', {
        common: value.common,
        results: value.results,
        selfLevel: value.selfLevel,
      });
      return [];
    });
  }

  /** Điều 9.2a: a complaint or a sign of disunity is verified before the level is decided. Noted, or cleared with what was found. */
  async complaint(actor: Actor, yearId: number, unitId: number, body: unknown): Promise<Issue[]> {
    return this.act(actor, yearId, unitId, async (act) => {
      if (!act.right.recognises && !act.right.personnel) throw new Forbidden();
      const { value: note, issues } = readComplaint(body);
      if (issues) return issues;
      const before = act.unit.rating?.facts.complaint;
      const signed = { note, by: actor.name, at: act.at.toISOString() };
      const open = before && !before.cleared;
      await this.keepFacts(act, { complaint: open ? { ...before, cleared: signed } : { ...signed, cleared: null } });
      await this.record(act, actor, open ? 'year.complaint-cleared' : 'year.complaint-noted', { note });
      return [];
    });
  }

  /** A recognised rating is left alone. */
  async act<T>(actor: Actor, yearId: number, unitId: number, work: (act: RatingAct) => Promise<T>): Promise<T> {
    return this.open(actor, yearId, unitId, async (act) => {
      const { rating } = act.unit;
      if (rating?.level)
        throw new Conflict('rating-recognised', {
          name: rating.recognisedBy,
          at: formatMoment(rating.recognisedAt, this.clock.zone),
        });
      return work(act);
    });
  }

  /** Opens the year and the unit behind the lock. */
  async open<T>(actor: Actor, yearId: number, unitId: number, work: (act: RatingAct) => Promise<T>): Promise<T> {
    return this.db.tx(async (tx) => {
      const opened = await openRatingsToAct(tx, actor, yearId, this.clock.today());
      const [unit, right] = [opened.units.find((one) => one.unitId === unitId), opened.rights.get(unitId)];
      if (!unit || !right) throw new NotFound();
      return work({ ...opened, tx, unit, right, at: this.clock.now() });
    });
  }

  async keepFacts({ tx, year, unit }: RatingAct, facts: RatingFacts): Promise<void> {
    await tx.change(
      `insert into unit_ratings (year_id, unit_id, facts) values ($1, $2, $3)
       on conflict (year_id, unit_id) do update set facts = unit_ratings.facts || excluded.facts, revision = unit_ratings.revision + 1`,
      [year.id, unit.unitId, JSON.stringify(facts)],
    );
  }

  async record(
    { tx, unit, year, at }: RatingAct,
    actor: Actor,
    act: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await recordAct(tx, {
      chain: `unit:${unit.unitId}`,
      act,
      account: actor.accountId,
      at,
      detail: { yearId: year.id, ...detail },
    });
  }
}
