import { Injectable } from '@nestjs/common';
import { nextWithin, sql } from '../../database/entity-sql.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { notYet } from '../classification/decision.form.js';
import { ratingBlockers } from './rating.blockers.js';
import { blockerIssue } from './recognitions.service.js';
import { RatingsService } from './ratings.service.js';
import { UnitRatingReplacement } from './unit-rating-replacement.entity.js';
import { UnitRating } from './unit-rating.entity.js';
import type { RatingReplacementForm } from './replacement.form.js';

@Injectable()
export class RatingReplacementsService {
  constructor(private readonly ratings: RatingsService) {}

  /**
   * Another level in place of a recognised one. The decree knows it for officials alone (Điều 21.3); for organisations it
   * is a reading, so it is whoever recognises (Điều 5) by a numbered decision. The ceiling of Điều 8.5 holds for it too.
   */
  async replace(actor: Actor, yearId: number, unitId: number, form: RatingReplacementForm): Promise<Issue[]> {
    return this.ratings.open(actor, yearId, unitId, async (room) => {
      const { act, unit, units, share, year, right } = room;
      if (!right.recognises) throw new Forbidden();
      const before = unit.rating?.level;
      if (!before) throw new Conflict('rating-not-recognised');
      const { newLevel: level, number, decidedOn, why } = form;
      if (level === before) return [{ field: 'newLevel', code: 'ratings:issue.sameLevel' }];
      const issues = notYet(form, act.today);
      if (issues.length > 0) return issues;
      const over = ratingBlockers(unit, units, level, share.share, year.quotaBase).filter(
        ({ code }) => code === 'over' || code === 'ceiling-open',
      );
      if (over.length > 0) return over.map((blocker) => ({ ...blockerIssue(blocker), field: 'newLevel' }));
      const ratingId = unit.rating!.id;
      const decision = { decisionNumber: number, decisionDate: decidedOn, reason: why };
      const made = await act.insert(UnitRatingReplacement, {
        ...{ ratingId, number: nextWithin('ratingId'), before, level },
        ...decision,
        ...act.by,
      });
      await act.update(UnitRating, { id: ratingId }, { level, revision: sql('revision + 1') });
      await this.ratings.record(room, 'year.rating-replaced', {
        replacement: made.id,
        before,
        level,
        number,
        decidedOn,
        reason: why,
      });
      return [];
    });
  }
}
