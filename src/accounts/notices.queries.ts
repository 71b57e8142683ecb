import type { Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';

export interface NoticeRow {
  code: string;
  params: Record<string, unknown>;
  href: string;
  at: Date;
  unread: boolean;
  total: number;
}

/** What somebody was told, as an official or as an account without one, the newest first. */
export function noticesOf(
  on: Rows,
  { officialId, accountId }: Pick<Actor, 'officialId' | 'accountId'>,
  limit: number,
  offset: number,
): Promise<NoticeRow[]> {
  return on.rows<NoticeRow>(
    `select code, params, href, at, read_at is null as unread, count(*) over ()::int as total
     from notices where official_id = $1 or account_id = $2 order by at desc, id desc limit $3 offset $4`,
    [officialId, accountId, limit, offset],
  );
}
