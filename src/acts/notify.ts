import type { Tx } from '../database/db.js';

/** What a person is told: the sentence is the label `notices:<code>`, with `params` (months and days as they are stored). */
export interface Notification {
  officialId: number;
  code: string;
  params?: Record<string, unknown>;
  href: string;
  at: Date;
}

/** Tells one person, in the act's own transaction. */
export async function notify(tx: Tx, notice: Notification): Promise<void> {
  await notifyMany(tx, [notice]);
}

export async function notifyMany(tx: Tx, notices: readonly Notification[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.change(
    `insert into notices (official_id, code, params, href, at)
     select * from unnest($1::int[], $2::text[], $3::jsonb[], $4::text[], $5::timestamptz[])`,
    [
      notices.map(({ officialId }) => officialId),
      notices.map(({ code }) => code),
      notices.map(({ params }) => JSON.stringify(params ?? {})),
      notices.map(({ href }) => href),
      notices.map(({ at }) => at.toISOString()),
    ],
    'notify',
  );
}
