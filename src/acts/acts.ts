import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Act } from './act.js';

/** Where acts are done: lock, ask, check the state, write, record, tell, in one transaction. */
@Injectable()
export class Acts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Done whole or not at all; run again, with a new moment, when PostgreSQL asks for it. */
  perform<T>(actor: Actor, work: (act: Act) => Promise<T>): Promise<T> {
    return this.db.tx(work, (manager, client) => new Act(manager, client, actor, this.clock));
  }
}
