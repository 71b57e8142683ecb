import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Band } from '../../scoring/editions/terms.js';
import { notYet } from '../classification/decision.form.js';
import { ratingBlockers, type RatingBlocker } from './rating.blockers.js';
import { mayRecognise } from './rating-facts.js';
import { RatingsService, type RatingAct } from './ratings.service.js';
import type { OutsideRatingForm, RecognitionForm } from './recognition.form.js';

const REASON_LEAST = 10;

@Injectable()
export class RecognitionsService {
  constructor(
    private readonly clock: Clock,
    private readonly ratings: RatingsService,
  ) {}

  /** Recognises a unit's level (Điều 5). Where none fits by the letter of Điều 8, the competent person's own with its reason. */
  async recognise(
    actor: Actor,
    yearId: number,
    unitId: number,
    { level, reason = '' }: RecognitionForm,
  ): Promise<Issue[]> {
    return this.ratings.act(actor, yearId, unitId, async (act) => {
      if (!act.right.recognises) throw new Forbidden();
      const stopped = ratingBlockers(act.unit, act.units, level, act.share.share, act.year.quotaBase);
      if (stopped.length > 0) return stopped.map(blockerIssue);
      const fit = mayRecognise(act.unit.fit!.level, level);
      if (fit === 'refused') return [{ field: 'level', code: 'ratings:issue.notFitting' }];
      if (fit === 'needs-reason' && reason.length < REASON_LEAST)
        return [{ field: 'reason', code: 'ratings:issue.reason', params: { least: REASON_LEAST } }];
      await this.write(act, actor, level, reason === '' ? null : reason);
      return [];
    });
  }

  /** Personnel enter what the province decided (Điều 5.2); it counts once the outside approver confirms it. */
  async enter(actor: Actor, yearId: number, unitId: number, form: OutsideRatingForm): Promise<Issue[]> {
    return this.ratings.act(actor, yearId, unitId, async (act) => {
      if (!act.unit.root || !act.right.personnel) throw new Forbidden();
      const issues = notYet(form, this.clock.today());
      if (issues.length > 0) return issues;
      const stopped = ratingBlockers(act.unit, act.units, null, act.share.share, act.year.quotaBase).filter(
        ({ code }) => code !== 'not-proposed',
      );
      if (stopped.length > 0) return stopped.map(blockerIssue);
      const outside = {
        level: form.outsideLevel,
        by: actor.name,
        byAccount: actor.accountId,
        at: act.at.toISOString(),
      };
      await this.ratings.keepFacts(act, { outside });
      await act.tx.change(
        'update unit_ratings set decision_number = $3, decision_date = $4, issued_by = $5 where year_id = $1 and unit_id = $2',
        [yearId, unitId, form.number, form.decidedOn, form.issuedBy],
      );
      await this.ratings.record(act, actor, 'year.rating-entered', {
        level: form.outsideLevel,
        number: form.number,
        decidedOn: form.decidedOn,
        issuedBy: form.issuedBy,
      });
      return [];
    });
  }

  async confirm(actor: Actor, yearId: number, unitId: number): Promise<void> {
    await this.ratings.act(actor, yearId, unitId, async (act) => {
      const outside = act.unit.rating?.facts.outside;
      if (!act.unit.root || !act.right.recognises || outside?.byAccount === actor.accountId) throw new Forbidden();
      if (!outside) throw new Conflict('rating-not-entered');
      const stopped = ratingBlockers(act.unit, act.units, null, act.share.share, act.year.quotaBase).some(
        ({ code }) => code !== 'not-proposed',
      );
      if (stopped) throw new Conflict('rating-not-ready');
      await this.write(act, actor, outside.level, null);
    });
  }

  private async write(act: RatingAct, actor: Actor, level: Band, reason: string | null): Promise<void> {
    const fitted = act.unit.fit?.level ?? null;
    await act.tx.change(
      `update unit_ratings set level = $3, fitted = $4, reason = $5, recognised_by = $6, recognised_at = $7, revision = revision + 1 where year_id = $1 and unit_id = $2`,
      [act.year.id, act.unit.unitId, level, fitted, reason, actor.accountId, act.at],
    );
    await this.ratings.record(act, actor, 'year.rating-recognised', { level, fitted, reason });
  }
}

export function blockerIssue(blocker: RatingBlocker): Issue {
  return { field: 'level', code: `ratings:blocker.${blocker.code}`, params: { ...blocker } };
}
