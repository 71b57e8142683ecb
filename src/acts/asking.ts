import { Injectable, type PipeTransform } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db, type Params, type Rows } from '../database/db.js';
import type { Class, Row, Where } from '../database/entity-sql.js';
import { CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';

/** Who asks, on which day, and where the answer is read: a page that is looked at, or an act under way. */
export interface Asking extends Rows {
  readonly actor: Actor;
  /** The agency's day, YYYY-MM-DD. */
  readonly today: string;
  readonly at: Date;
  readonly zone: string;
}

class Reading implements Asking {
  private day: string | undefined;
  private moment: Date | undefined;

  constructor(
    private readonly db: Db,
    readonly actor: Actor,
    private readonly clock: Clock,
  ) {}

  /** The same day for the whole page, also when midnight passes. */
  get today(): string {
    return (this.day ??= this.clock.today());
  }

  get at(): Date {
    return (this.moment ??= this.clock.now());
  }

  get zone(): string {
    return this.clock.zone;
  }

  rows<T extends object>(sql: string, params?: Params, name?: string): Promise<T[]> {
    return this.db.rows<T>(sql, params, name);
  }

  one<T extends object>(sql: string, params?: Params, name?: string): Promise<T | undefined> {
    return this.db.one<T>(sql, params, name);
  }

  find<E extends object>(entity: Class<E>, where: Where<E>): Promise<Row<E> | undefined> {
    return this.db.find(entity, where);
  }
}

/** For a command, which has no request. */
export function askingOf(db: Db, actor: Actor, clock: Clock): Asking {
  return new Reading(db, actor, clock);
}

@Injectable()
class ReadingPipe implements PipeTransform<Actor, Asking> {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  transform(actor: Actor): Asking {
    return new Reading(this.db, actor, this.clock);
  }
}

/** The signed-in person with all that a page needs to be read: a controller takes it instead of the database and the clock. */
export const CurrentAsking = () => CurrentActor(ReadingPipe);
