import type { Rows } from '../database/db.js';

export interface NoticeRow {
  code: string;
  params: Record<string, unknown>;
  href: string;
  at: Date;
  unread: boolean;
  total: number;
}

/** What a person was told, the newest first. */
export function noticesOf(on: Rows, officialId: number | null, limit: number, offset: number): Promise<NoticeRow[]> {
  return on.rows<NoticeRow>(
    `select code, params, href, at, read_at is null as unread, count(*) over ()::int as total
     from notices where official_id = $1 order by at desc, id desc limit $2 offset $3`,
    [officialId, limit, offset],
  );
}
