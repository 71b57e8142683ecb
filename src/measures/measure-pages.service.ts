import { unitNameIn } from '../standing/units-on.js';
import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import { loadUnit, type UnitRow } from '../units/units.queries.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { likePatterns } from '../web/fold.js';
import { mayReadFigures, ownUnits, readPaths, rootOf } from './measure.policy.js';
import { isMonth } from './months.js';

/** More units than a list can hold are searched for. */
const LISTED = 300;
export const FIRST_MONTH = '2020-01';

export interface MeasureMonth {
  /** Called as in the month. */
  unit: UnitRow;
  rootId: number;
  month: string;
  /** The month's period is closed: a figure is still stated or corrected, with a reason. */
  closed: boolean;
}

export interface UnitChoice {
  id: number;
  name: string;
  depth: number;
}

@Injectable()
export class MeasurePages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A unit and month that this person may read: not in the future. */
  async open(actor: Actor, unitId: number, month: string, on: Rows = this.db): Promise<MeasureMonth> {
    const unit = await loadUnit(on, unitId);
    if (!unit || !mayReadFigures(actor, unit) || !this.isOpenMonth(month)) throw new NotFound();
    const name = await unitNameIn(on, unitId, month);
    return { unit: { ...unit, name }, rootId: rootOf(unit.path), month, closed: await isClosed(on, unit.path, month) };
  }

  isOpenMonth(month: unknown): month is string {
    return isMonth(month) && month >= FIRST_MONTH && month <= this.clock.month();
  }

  /** The unit a person sees first: the one they head, else their own, else the first of their scope. */
  async firstUnit(asking: Asking): Promise<number | null> {
    const own = asking.actor.heads[0]?.unitId ?? asking.actor.unit?.unitId;
    return own ?? (await this.choices(asking, { q: '', month: this.clock.month() }, 1)).units[0]?.id ?? null;
  }

  /** Units for the chooser, in the order of the tree: those there were in the month. */
  async choices(
    asking: Asking,
    { q, month }: { q: string; month: string },
    most = LISTED,
  ): Promise<{ units: UnitChoice[]; more: boolean }> {
    const rows = await asking.rows<UnitChoice>(
      `select u.id, u.name, array_length(string_to_array(trim(both '/' from u.path), '/'), 1) as depth from units u
       where (u.closed_on is null or to_char(u.closed_on, 'YYYY-MM') >= $5::text) and (u.path like any ($1) or u.id = any ($2)) and (u.search_name || ' ' || lower(u.code)) like all ($3::text[])
       order by string_to_array(trim(both '/' from u.path), '/')::int[] limit $4`,
      [readPaths(asking.actor).map((path) => path + '%'), ownUnits(asking.actor), likePatterns(q), most + 1, month],
    );
    return { units: rows.slice(0, most), more: rows.length > most };
  }
}

async function isClosed(on: Rows, path: string, month: string): Promise<boolean> {
  const row = await on.one(
    `select 1 from periods p join units r on r.id = p.root_unit_id where $1 like r.path || '%' and p.month = $2 and p.closed_at is not null limit 1`,
    [path, month],
  );
  return row !== undefined;
}
