import { Injectable } from '@nestjs/common';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Band } from '../../scoring/editions/terms.js';
import { notYet } from '../classification/decision.form.js';
import { ratingBlockers, type RatingBlocker } from './rating.blockers.js';
import { mayRecognise } from './rating-facts.js';
import { RatingsService, type RatingRoom } from './ratings.service.js';
import type { OutsideRatingForm, RecognitionForm } from './recognition.form.js';
import { UnitRating } from './unit-rating.entity.js';
import { sql } from '../../database/entity-sql.js';

const REASON_LEAST = 10;

@Injectable()
export class RecognitionsService {
  constructor(private readonly ratings: RatingsService) {}

  /** Recognises a unit's level (Điều 5). Where none fits by the letter of Điều 8, the competent person's own with its reason. */
  async recognise(
    actor: Actor,
    yearId: number,
    unitId: number,
    { level, reason = '' }: RecognitionForm,
  ): Promise<Issue[]> {
    return this.ratings.change(actor, yearId, unitId, async (room) => {
      if (!room.right.recognises) throw new Forbidden();
      const stopped = ratingBlockers(room.unit, room.units, level, room.share.share, room.year.quotaBase);
      if (stopped.length > 0) return stopped.map(blockerIssue);
      const fit = mayRecognise(room.unit.fit!.level, level);
      if (fit === 'refused') return [{ field: 'level', code: 'ratings:issue.notFitting' }];
      if (fit === 'needs-reason' && reason.length < REASON_LEAST)
        return [{ field: 'reason', code: 'ratings:issue.reason', params: { least: REASON_LEAST } }];
      await this.write(room, level, reason === '' ? null : reason);
      return [];
    });
  }

  /** Personnel enter what the province decided (Điều 5.2); it counts once the outside approver confirms it. */
  async enter(actor: Actor, yearId: number, unitId: number, form: OutsideRatingForm): Promise<Issue[]> {
    return this.ratings.change(actor, yearId, unitId, async (room) => {
      if (!room.unit.root || !room.right.personnel) throw new Forbidden();
      const issues = notYet(form, room.act.today);
      if (issues.length > 0) return issues;
      const stopped = ratingBlockers(room.unit, room.units, null, room.share.share, room.year.quotaBase).filter(
        ({ code }) => code !== 'not-proposed',
      );
      if (stopped.length > 0) return stopped.map(blockerIssue);
      const outside = {
        level: form.outsideLevel,
        by: actor.name,
        byAccount: actor.accountId,
        at: room.act.at.toISOString(),
      };
      await this.ratings.keepFacts(room, { outside });
      await room.act.update(
        UnitRating,
        { yearId, unitId },
        { decisionNumber: form.number, decisionDate: form.decidedOn, issuedBy: form.issuedBy },
      );
      await this.ratings.record(room, 'year.rating-entered', {
        level: form.outsideLevel,
        number: form.number,
        decidedOn: form.decidedOn,
        issuedBy: form.issuedBy,
      });
      return [];
    });
  }

  async confirm(actor: Actor, yearId: number, unitId: number): Promise<void> {
    await this.ratings.change(actor, yearId, unitId, async (room) => {
      const outside = room.unit.rating?.facts.outside;
      if (!room.unit.root || !room.right.recognises || outside?.byAccount === actor.accountId) throw new Forbidden();
      if (!outside) throw new Conflict('rating-not-entered');
      const stopped = ratingBlockers(room.unit, room.units, null, room.share.share, room.year.quotaBase).some(
        ({ code }) => code !== 'not-proposed',
      );
      if (stopped) throw new Conflict('rating-not-ready');
      await this.write(room, outside.level, null);
    });
  }

  private async write(room: RatingRoom, level: Band, reason: string | null): Promise<void> {
    const fitted = room.unit.fit?.level ?? null;
    await room.act.update(
      UnitRating,
      { yearId: room.year.id, unitId: room.unit.unitId },
      {
        level,
        fitted,
        reason,
        recognisedBy: room.act.actor.accountId,
        recognisedAt: room.act.at,
        revision: sql('revision + 1'),
      },
    );
    await this.ratings.record(room, 'year.rating-recognised', { level, fitted, reason });
  }
}

export function blockerIssue(blocker: RatingBlocker): Issue {
  return { field: 'level', code: `ratings:blocker.${blocker.code}`, params: { ...blocker } };
}
