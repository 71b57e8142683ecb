import type { Rows } from '../../database/db.js';

export interface SittingReopening {
  id: number;
  reason: string;
  askedBy: number;
  asker: string;
  askedAt: Date;
  confirmer: string | null;
  confirmedAt: Date | null;
  /** When it had been closed, and the end that was written then. */
  closedAt: Date;
  endedAt: string;
}

const REOPENING = `
select r.id, r.reason, r.asked_by as "askedBy", a.display_name as asker, r.asked_at as "askedAt", c.display_name as confirmer, r.confirmed_at as "confirmedAt",
  r.closed_at as "closedAt", r.ended_at as "endedAt"
from sitting_reopenings r join accounts a on a.id = r.asked_by left join accounts c on c.id = r.confirmed_by`;

/** What was asked on the sitting's present closing and waits for the other one. */
export async function reopeningOf(
  on: Rows,
  { id, closedAt }: { id: number; closedAt: Date | null },
): Promise<SittingReopening | undefined> {
  if (closedAt === null) return undefined;
  return on.one<SittingReopening>(
    `${REOPENING} join sittings s on s.id = r.sitting_id and s.closed_at = r.closed_at where r.sitting_id = $1 and r.confirmed_at is null`,
    [id],
    'sitting-reopening',
  );
}

/** Those that were confirmed: they stay readable, on the page and in the minutes. */
export async function reopeningsOf(on: Rows, sittingId: number): Promise<SittingReopening[]> {
  return on.rows<SittingReopening>(
    `${REOPENING} where r.sitting_id = $1 and r.confirmed_at is not null order by r.id`,
    [sittingId],
    'sitting-reopenings',
  );
}
