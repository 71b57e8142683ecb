import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';

/** Who writes down that somebody's posts changed, and when: what follows from it is written in the same name. */
export interface Changing {
  actor: Pick<Actor, 'accountId' | 'officialId'>;
  at: Date;
  today: string;
}

/** Evaluations and forms taken out of open months: untouched ones are gone, those that something was stated in are excused. */
export interface Settled {
  removed: number;
  excused: number;
}

type Follow = (tx: Tx, officialId: number, changing: Changing) => Promise<Settled>;

/** Rooms above say here what follows for them when a person's posts change; it happens in the act's own transaction. */
@Injectable()
export class PostChanges {
  private readonly followers: Follow[] = [];

  follow(follower: Follow): void {
    this.followers.push(follower);
  }

  async happened(tx: Tx, officialId: number, changing: Changing): Promise<Settled> {
    const all: Settled = { removed: 0, excused: 0 };
    for (const follow of this.followers) {
      const { removed, excused } = await follow(tx, officialId, changing);
      all.removed += removed;
      all.excused += excused;
    }
    return all;
  }
}
