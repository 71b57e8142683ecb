import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { openRatingsToAct, type OpenedRatings, type UnitRights } from './rating-access.js';
import type { UnitYear } from './rating.blockers.js';
import type { RatingFacts } from './rating-facts.js';
import { readRating } from './rating.form.js';
import { readComplaint } from './recognition.form.js';
import { requireSeen } from '../../web/seen.js';

export interface RatingRoom extends OpenedRatings {
  act: Act;
  unit: UnitYear;
  right: UnitRights;
}

@Injectable()
export class RatingsService {
  constructor(private readonly acts: Acts) {}

  /** What the unit states of its year (Điều 9.2a): kept as it is typed, or proposed when everything Điều 8 asks is there. */
  async state(actor: Actor, yearId: number, unitId: number, body: unknown, proposing: boolean): Promise<Issue[]> {
    return this.change(actor, yearId, unitId, async (room) => {
      if (!room.right.proposes) throw new Forbidden();
      requireSeen(body, room.unit.rating?.revision ?? 0);
      const { value, issues } = readRating(room.year.year, body, proposing);
      if (issues.length > 0) return issues;
      const { complaint, outside } = room.unit.rating?.facts ?? {};
      const facts = { ...value.facts, ...(complaint ? { complaint } : {}), ...(outside ? { outside } : {}) };
      const proposed = proposing ? [actor.accountId, room.act.at] : [null, null];
      await room.act.change(
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
      await this.record(room, proposing ? 'year.rating-proposed' : 'year.rating-saved', {
        common: value.common,
        results: value.results,
        selfLevel: value.selfLevel,
      });
      return [];
    });
  }

  /** Điều 9.2a: a complaint or a sign of disunity is verified before the level is decided. Noted, or cleared with what was found. */
  async complaint(actor: Actor, yearId: number, unitId: number, body: unknown): Promise<Issue[]> {
    return this.change(actor, yearId, unitId, async (room) => {
      if (!room.right.recognises && !room.right.personnel) throw new Forbidden();
      const { value: note, issues } = readComplaint(body);
      if (issues) return issues;
      const before = room.unit.rating?.facts.complaint;
      const signed = { note, by: actor.name, at: room.act.at.toISOString() };
      const open = before && !before.cleared;
      await this.keepFacts(room, { complaint: open ? { ...before, cleared: signed } : { ...signed, cleared: null } });
      await this.record(room, open ? 'year.complaint-cleared' : 'year.complaint-noted', { note });
      return [];
    });
  }

  /** A recognised rating is left alone. */
  async change<T>(actor: Actor, yearId: number, unitId: number, work: (room: RatingRoom) => Promise<T>): Promise<T> {
    return this.open(actor, yearId, unitId, async (room) => {
      const { rating } = room.unit;
      if (rating?.level)
        throw room.act.beaten('rating-recognised', { name: rating.recognisedBy, at: rating.recognisedAt });
      return work(room);
    });
  }

  /** Opens the year and the unit behind the lock. */
  async open<T>(actor: Actor, yearId: number, unitId: number, work: (room: RatingRoom) => Promise<T>): Promise<T> {
    return this.acts.perform(actor, async (act) => {
      const opened = await openRatingsToAct(act, actor, yearId, act.today);
      const [unit, right] = [opened.units.find((one) => one.unitId === unitId), opened.rights.get(unitId)];
      if (!unit || !right) throw new NotFound();
      return work({ ...opened, act, unit, right });
    });
  }

  async keepFacts({ act, year, unit }: RatingRoom, facts: RatingFacts): Promise<void> {
    await act.change(
      `insert into unit_ratings (year_id, unit_id, facts) values ($1, $2, $3)
       on conflict (year_id, unit_id) do update set facts = unit_ratings.facts || excluded.facts, revision = unit_ratings.revision + 1`,
      [year.id, unit.unitId, JSON.stringify(facts)],
    );
  }

  async record({ act, unit, year }: RatingRoom, code: string, detail: Record<string, unknown>): Promise<void> {
    await act.record(`unit:${unit.unitId}`, code, { yearId: year.id, ...detail });
  }
}
