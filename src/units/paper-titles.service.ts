import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { requireSeen } from '../web/seen.js';
import { performOnUnits } from './history/state-act.js';
import { shutDay } from './history/shut-day.js';
import type { PaperBody } from './paper-name.entity.js';
import { PaperNamesService } from './paper-names.service.js';
import { PaperTitle } from './paper-title.entity.js';
import { signingSeats, type SigningSeat } from './paper-titles.queries.js';

const LONGEST = 120;

/** Under which titles the holders of posts and seats sign: stated from a day on, never for a month that is closed. */
@Injectable()
export class PaperTitlesService {
  constructor(
    private readonly acts: Acts,
    private readonly names: PaperNamesService,
  ) {}

  async state(actor: Actor, unitId: number, body: PaperBody, { day }: { day: string }, sent: Body): Promise<Issue[]> {
    const done = await performOnUnits(this.acts, actor, undefined, async (act) => {
      const unit = await this.names.settable(act, unitId);
      const seats = await signingSeats(act, unitId, body, { day, today: act.today });
      requireSeen(sent, seenTitles(seats));
      const typed = seats.map((seat) => ({ ...seat, field: titleField(seat), now: textOf(sent, titleField(seat)) }));
      const long = typed.filter(({ now }) => now !== undefined && now.length > LONGEST);
      if (long.length > 0)
        return { issues: long.map(({ field }) => ({ field, code: 'maxLength', params: { most: LONGEST } })) };
      const moved = typed.flatMap(({ id, stated, now }) =>
        now === undefined || now === stated ? [] : [{ id, from: stated, to: now }],
      );
      if (moved.length === 0) return { value: undefined };
      const shut = await shutDay(act, [unit.path], { field: 'day', day });
      if (shut.length > 0) return { issues: shut };
      await act.insertMany(
        PaperTitle,
        moved.map(({ id, to }) => ({
          ...(body === 'state' ? { postId: id, memberId: null } : { postId: null, memberId: id }),
          ...{ day, title: to, ...act.by },
        })),
      );
      await act.record(`unit:${unitId}`, 'unit.paper-titles', { body, day, titles: moved });
      return { value: undefined };
    });
    return done.issues ?? [];
  }
}

export function titleField({ id }: Pick<SigningSeat, 'id'>): string {
  return `title.${id}`;
}

/** What a form of titles was made from. */
export function seenTitles(seats: readonly SigningSeat[]): number {
  return Math.max(0, ...seats.map(({ last }) => last));
}
