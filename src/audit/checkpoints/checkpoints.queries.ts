import type { Rows } from '../../database/db.js';

export type CheckpointReason = 'nightly' | 'closing' | 'asked';

export interface KeptCheckpoint {
  code: string;
  reason: CheckpointReason;
  at: Date;
  /** The signed text, as it stands in its file. */
  body: string;
}

const KEPT = 'select code, reason, at, body from checkpoints';

export async function lastCheckpoint(on: Rows): Promise<KeptCheckpoint | undefined> {
  return on.one<KeptCheckpoint>(`${KEPT} order by id desc limit 1`);
}

/** The one a paper carries: the first after what it tells was closed, so that it stays the same; else the newest there is. */
export async function checkpointAfter(on: Rows, closedAt: Date | null): Promise<KeptCheckpoint | undefined> {
  const after =
    closedAt === null
      ? undefined
      : await on.one<KeptCheckpoint>(`${KEPT} where at >= $1 order by at, id limit 1`, [closedAt]);
  return after ?? lastCheckpoint(on);
}
