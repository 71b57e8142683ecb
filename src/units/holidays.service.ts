import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';

/** Days on which nobody works: they do not count in a period of working days. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  list(from: string): Promise<{ day: string; name: string }[]> {
    return this.db.rows('select day, name from holidays where day >= $1::date order by day limit 200', [from]);
  }

  /** Every day from the first to the last, such as the days of Tết. A day that is there already takes the new name. */
  async add(actor: Actor, first: string, last: string, name: string): Promise<void> {
    await this.db.tx(async (tx) => {
      await tx.change(
        `insert into holidays (day, name) select d::date, $3 from generate_series($1::date, $2::date, interval '1 day') d
         on conflict (day) do update set name = excluded.name`,
        [first, last, name],
      );
      await recordAct(tx, { chain: 'holidays', act: 'holiday.added', account: actor.accountId, at: this.clock.now(), detail: { first, last, name } });
    });
  }

  async remove(actor: Actor, day: string): Promise<void> {
    await this.db.tx(async (tx) => {
      if ((await tx.change('delete from holidays where day = $1::date', [day])) === 0) throw new NotFound();
      await recordAct(tx, { chain: 'holidays', act: 'holiday.removed', account: actor.accountId, at: this.clock.now(), detail: { day } });
    });
  }
}
