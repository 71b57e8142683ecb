import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import type { Changing, PostChanges, Settled } from '../units/post-changes.js';

/** What a round's papers went through when they were brought to the posts as known now. */
export interface Refreshed extends Settled {
  added: number;
  moved: number;
}

interface Following<R> {
  /** The open rounds that concern a person, locked. */
  rounds(tx: Tx, officialId: number): Promise<R[]>;
  refresh(tx: Tx, round: R, changing: Changing, officialId: number): Promise<Refreshed>;
  /** What the act's detail begins with. */
  detail(round: R): Record<string, unknown>;
}

/** When somebody's posts change, their papers of the open rounds follow. */
export function followPosts<R>(changes: PostChanges, { rounds, refresh, detail }: Following<R>): void {
  changes.follow(async (tx, officialId, changing) => {
    const all: Settled = { removed: 0, excused: 0 };
    for (const round of await rounds(tx, officialId)) {
      const { added, moved, removed, excused } = await refresh(tx, round, changing, officialId);
      all.removed += removed;
      all.excused += excused;
      if (added + moved === 0) continue;
      const done = { act: 'official.sheet-placed', account: changing.actor.accountId, at: changing.at };
      await recordAct(tx, { chain: `official:${officialId}`, ...done, detail: { ...detail(round), added, moved } });
    }
    return all;
  });
}
