import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { approversOf } from '../standing/chain.js';
import { watchingScopes } from '../standing/scopes.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { isReviewer, mayRead, seatOver } from './committee.policy.js';
import { unitComments } from './comments.queries.js';
import { deskResults } from './desk-results.js';
import { deskData, indexTrend, type DeskData } from './desk.queries.js';
import { obstacleCounts } from '../obstacles/obstacle.queries.js';
import { keptShares, totalsOf } from '../commitments/commitments.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import { decided } from './desk-evaluation.js';
import { deskHref, deskView } from './desk.view.js';
import {
  findPlace,
  monthsOf,
  nearestCommittee,
  placesAbove,
  placeOn,
  placesOf,
  rootBelow,
  type DeskMonth,
  type DeskPlace,
} from './places.queries.js';
import { unitMonthView } from './unit-month.view.js';

export interface Asked {
  unit?: string;
  month?: string;
}

interface Found {
  place: DeskPlace;
  months: DeskMonth[];
  at: DeskMonth | null;
}

const TREND_MONTHS = 12;

/** Reads what the pages of the room show; writes nothing. */
@Injectable()
export class DeskPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async desk(asking: Asking, asked: Asked) {
    const { place, months, at } = await this.find(asking.actor, asked);
    const [ways, roots] = await Promise.all([
      this.ways(asking.actor, place, at?.month),
      at ? [] : rootBelow(asking, place.path),
    ]);
    const common = { place, ways, months: months.map(({ month }) => month), month: at?.month ?? null };
    if (!at)
      return {
        data: {
          ...common,
          desk: null,
          obstacles: null,
          roots: roots.map((root) => ({ name: root.name, href: `/committee?unit=${root.id}` })),
        },
        place,
        month: null,
      };
    const today = asking.today;
    const data = (await deskData(asking, { unitPath: place.path, periodId: at.periodId }, today))!;
    const until = lastDayOf(at.month) < today ? lastDayOf(at.month) : today;
    const [trend, shares, approvers, results, obstacles] = await Promise.all([
      indexTrend(asking, place.path, at.month, TREND_MONTHS),
      keptShares(asking, { rootUnitId: place.id, from: `${at.month}-01`, until }),
      this.approvers(data, today),
      deskResults(asking, { path: place.path, month: at.month, today, units: data.units }),
      obstacleCounts(asking, place.path, at.month),
    ]);
    return {
      data: {
        ...common,
        results,
        obstacles,
        desk: deskView(data, { trend, promises: totalsOf(shares), approvers, today }),
      },
      place,
      month: at.month,
    };
  }

  async unit(actor: Actor, unitId: number, asked: Asked) {
    const { place, months, at } = await this.find(actor, { unit: String(unitId), month: asked.month });
    if (!at) throw new NotFound();
    const today = this.clock.today();
    const data = (await deskData(this.db, { unitPath: place.path, periodId: at.periodId }, today))!;
    const [comments, committee, approvers, ways] = await Promise.all([
      unitComments(this.db, at.periodId, place.id),
      nearestCommittee(this.db, place.path, today),
      this.approvers(data, today),
      this.ways(actor, place, at.month),
    ]);
    const view = unitMonthView(actor, data, { committeeId: committee?.id ?? null, approvers, today });
    const open = data.period.closedAt === null;
    return {
      data: {
        ...view,
        place,
        ways,
        months: months.map(({ month }) => month),
        month: at.month,
        comments: comments.map((comment) => ({
          ...comment,
          mine: open && comment.byAccount === actor.accountId && !comment.withdrawn,
        })),
        canComment: open && seatOver(actor, place.path) !== null,
        reviewer: isReviewer(actor, committee?.id ?? null),
        deskHref: deskHref(place.id, at.month),
        hasBelow: data.units.length > 1,
      },
      place,
      month: at.month,
    };
  }

  /** The unit and the month that were asked for; 404 for those that are not, or not this reader's. */
  async find(actor: Actor, asked: Asked): Promise<Found> {
    const place = await this.place(actor, asked.unit);
    const months = await monthsOf(this.db, place.path);
    const at = asked.month ? months.find(({ month }) => month === asked.month) : months[0];
    if (asked.month && !at) throw new NotFound();
    return { place: at ? await placeOn(this.db, place, lastDayOf(at.month)) : place, months, at: at ?? null };
  }

  private async place(actor: Actor, unit: string | undefined): Promise<DeskPlace> {
    if (unit && !/^[1-9]\d{0,8}$/.test(unit)) throw new NotFound();
    const id = unit ? Number(unit) : watchingScopes(actor)[0]?.unitId;
    const place = id === undefined ? undefined : await findPlace(this.db, id);
    if (!place || !mayRead(actor, place.path)) throw new NotFound();
    return place;
  }

  /** The way up within the reader's scopes, and the reader's other committees. */
  private async ways(actor: Actor, place: DeskPlace, month: string | undefined) {
    const scopes = watchingScopes(actor);
    const [above, own] = await Promise.all([
      placesAbove(
        this.db,
        place,
        scopes.map(({ path }) => path),
        month ? lastDayOf(month) : this.clock.today(),
      ),
      placesOf(this.db, [...new Set(scopes.map(({ unitId }) => unitId))]),
    ]);
    const link = (unit: DeskPlace) => ({
      name: unit.name,
      href: month ? deskHref(unit.id, month) : `/committee?unit=${unit.id}`,
    });
    const others = own.filter(({ id }) => id !== place.id && !above.some((unit) => unit.id === id));
    return {
      above: above.map(link),
      others: others.map(({ id, name }) => ({ name, href: `/committee?unit=${id}` })),
    };
  }

  private async approvers(data: DeskData, today: string) {
    const waiting = data.period.closedAt === null ? data.evaluations.filter((evaluation) => !decided(evaluation)) : [];
    return approversOf(
      this.db,
      waiting.map(({ officialId }) => officialId),
      today,
    );
  }
}
