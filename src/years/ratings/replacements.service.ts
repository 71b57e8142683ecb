import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { notYet } from '../classification/decision.form.js';
import { ratingBlockers } from './rating.blockers.js';
import { blockerIssue } from './recognitions.service.js';
import { RatingsService } from './ratings.service.js';
import type { RatingReplacementForm } from './replacement.form.js';

@Injectable()
export class RatingReplacementsService {
  constructor(
    private readonly clock: Clock,
    private readonly ratings: RatingsService,
  ) {}

  /**
   * Another level in place of a recognised one. The decree knows it for officials alone (Điều 21.3); for organisations it
   * is a reading, so it is whoever recognises (Điều 5) by a numbered decision. The ceiling of Điều 8.5 holds for it too.
   */
  async replace(actor: Actor, yearId: number, unitId: number, form: RatingReplacementForm): Promise<Issue[]> {
    return this.ratings.open(actor, yearId, unitId, async (act) => {
      const { tx, unit, units, share, year, right, at } = act;
      if (!right.recognises) throw new Forbidden();
      const before = unit.rating?.level;
      if (!before) throw new Conflict('rating-not-recognised');
      const { newLevel: level, number, decidedOn, why } = form;
      if (level === before) return [{ field: 'newLevel', code: 'ratings:issue.sameLevel' }];
      const issues = notYet(form, this.clock.today());
      if (issues.length > 0) return issues;
      const over = ratingBlockers(unit, units, level, share.share, year.quotaBase).filter(
        ({ code }) => code === 'over' || code === 'ceiling-open',
      );
      if (over.length > 0) return over.map((blocker) => ({ ...blockerIssue(blocker), field: 'newLevel' }));
      const made = await tx.one<{ id: number }>(
        `insert into unit_rating_replacements (rating_id, number, before, level, decision_number, decision_date, reason, by_account, at)
         select $1, coalesce((select max(number) from unit_rating_replacements where rating_id = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8 returning id`,
        [unit.rating!.id, before, level, number, decidedOn, why, actor.accountId, at],
      );
      await tx.change('update unit_ratings set level = $2, revision = revision + 1 where id = $1', [
        unit.rating!.id,
        level,
      ]);
      await this.ratings.record(act, actor, 'year.rating-replaced', {
        replacement: made!.id,
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
