import { Injectable } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Unavailable } from '../web/errors.js';

const HOURS = 24;
/** Longer than any act takes: what began before that and has no answer was broken off. */
const BROKEN_OFF = 120_000;
const LOOK = 50;
const LOOKS = 300;

/** What came of forms that make something new, so that one sent twice is done once: across processes, without a script. */
@Injectable()
export class SentForms {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Null: this one is the first and goes on. Else where the answer of the first leads; waits for it. Throws Unavailable where it does not come. */
  async claim(key: string): Promise<string | null> {
    await this.db.rows('delete from sent_forms where at < $1', [this.before(HOURS * 3_600_000)]);
    for (let looked = 0; looked < LOOKS; looked += 1) {
      const mine = await this.db.one(
        `insert into sent_forms (key, at) values ($1, $2) on conflict (key) do update set at = excluded.at
         where sent_forms.location is null and sent_forms.at < $3 returning key`,
        [key, this.clock.now(), this.before(BROKEN_OFF)],
      );
      if (mine) return null;
      const row = await this.db.one<{ location: string | null }>('select location from sent_forms where key = $1', [
        key,
      ]);
      if (row?.location) return row.location;
      await setTimeout(LOOK);
    }
    throw new Unavailable('busy');
  }

  /** `location`: where its answer leads. Null: nothing was done, it may be sent again. */
  async settle(key: string, location: string | null): Promise<void> {
    if (location === null) await this.db.rows('delete from sent_forms where key = $1 and location is null', [key]);
    else await this.db.rows('update sent_forms set location = $2 where key = $1', [key, location]);
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
