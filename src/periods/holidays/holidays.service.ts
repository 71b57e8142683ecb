import { Injectable } from '@nestjs/common';
import { recordAct } from '../../acts/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { RecordedDay } from './holiday.form.js';
import { statutoryDays, type NamedDay } from './statutory.js';

export interface YearOfHolidays {
  year: number;
  confirmed: { by: string; at: Date } | null;
  recorded: RecordedDay[];
  /** What the law gives and nobody has recorded; empty once the year is confirmed. */
  proposed: readonly NamedDay[];
}

/** Days on which nobody works and weekends that are worked: what a clock of working days goes by. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async year(year: number): Promise<YearOfHolidays> {
    const recorded = await this.db.rows<RecordedDay>(
      'select day, name, kind from holidays where day between $1 and $2 order by day',
      [`${year}-01-01`, `${year}-12-31`],
    );
    const confirmed =
      (await this.db.one<{ by: string; at: Date }>(
        'select a.display_name as by, y.confirmed_at as at from holiday_years y join accounts a on a.id = y.confirmed_by where y.year = $1',
        [year],
      )) ?? null;
    const taken = new Set(recorded.map(({ day }) => day));
    return {
      year,
      confirmed,
      recorded,
      proposed: confirmed ? [] : statutoryDays(year).filter(({ day }) => !taken.has(day)),
    };
  }

  /** A day that is there already takes the new name and kind. */
  async add(actor: Actor, days: readonly RecordedDay[]): Promise<void> {
    await this.db.tx(async (tx) => {
      await writeDays(tx, days);
      const act = { chain: 'holidays', act: 'holiday.added', account: actor.accountId, at: this.clock.now() };
      await recordAct(tx, { ...act, detail: { days } });
    });
  }

  async remove(actor: Actor, day: string): Promise<void> {
    await this.db.tx(async (tx) => {
      if ((await tx.change('delete from holidays where day = $1::date', [day])) === 0) throw new NotFound();
      await recordAct(tx, {
        chain: 'holidays',
        act: 'holiday.removed',
        account: actor.accountId,
        at: this.clock.now(),
        detail: { day },
      });
    });
  }

  /** The proposals that were kept become days off; from then on nothing of the year is proposed. */
  async confirm(actor: Actor, year: number, kept: ReadonlySet<string>): Promise<void> {
    await this.db.tx(async (tx) => {
      const at = this.clock.now();
      const added = await tx.change(
        'insert into holiday_years (year, confirmed_by, confirmed_at) values ($1, $2, $3) on conflict do nothing',
        [year, actor.accountId, at],
      );
      if (added === 0) throw new Conflict('holiday-year-confirmed', { year });
      const days = statutoryDays(year)
        .filter(({ day }) => kept.has(day))
        .map((each) => ({ ...each, kind: 'off' as const }));
      await tx.change(
        `insert into holidays (day, name, kind) select * from unnest($1::date[], $2::text[], $3::text[]) on conflict (day) do nothing`,
        [days.map(({ day }) => day), days.map(({ name }) => name), days.map(({ kind }) => kind)],
      );
      await recordAct(tx, {
        chain: 'holidays',
        act: 'holiday.year-confirmed',
        account: actor.accountId,
        at,
        detail: { year, days },
      });
    });
  }
}

export async function writeDays(tx: Tx, days: readonly RecordedDay[]): Promise<void> {
  await tx.change(
    `insert into holidays (day, name, kind) select * from unnest($1::date[], $2::text[], $3::text[])
     on conflict (day) do update set name = excluded.name, kind = excluded.kind`,
    [days.map(({ day }) => day), days.map(({ name }) => name), days.map(({ kind }) => kind)],
  );
}
