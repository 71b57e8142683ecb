import type { Rows } from '../database/db.js';
import type { Scope } from '../web/actor.js';
import { MINE } from './scope-chains.js';

export interface AuditLine {
  id: number;
  at: string;
  act: string;
  chain: string;
  seq: number;
  who: string | null;
  /** In whose stead, as the act's row has it. */
  behalf: string | null;
  about: string | null;
  hash: string;
  detail: Record<string, unknown> | null;
  /** What the same act said the last time in this chain. */
  earlier: Record<string, unknown> | null;
}

export interface AuditSearch {
  scopes: readonly Scope[];
  /** Folded words found in the name of who did it or whom it is about. */
  patterns: readonly string[];
  chain: string | null;
  act: string | null;
  /** Days, both included, in the zone of the page. */
  from: string | null;
  to: string | null;
  zone: string;
  before: number | null;
  most: number;
}

/** What was done in the reader's scope, newest first: to evaluations, people and units of it, and to its periods and sets. */
export async function auditLines(
  db: Rows,
  { scopes, patterns, chain, before, act, from, to, zone, most }: AuditSearch,
): Promise<AuditLine[]> {
  return db.rows<AuditLine>(
    `with ${MINE}
     select a.id, a.at, a.act, a.chain, a.seq, w.display_name as who, h.full_name as behalf, m.about, left(a.hash, 12) as hash, a.payload::jsonb -> 'detail' as detail,
       (select b.payload::jsonb -> 'detail' from audit b where b.chain = a.chain and b.seq < a.seq and b.act = a.act order by b.seq desc limit 1) as earlier
     from audit a join mine m on m.chain = a.chain left join accounts w on w.id = a.account_id
       left join officials h on h.id = (a.payload::jsonb -> 'behalf' ->> 'official')::int
     where (m.search_name like all ($2::text[]) or w.search_name like all ($2::text[]) or h.search_name like all ($2::text[]))
       and ($3::text is null or a.chain = $3) and ($4::bigint is null or a.id < $4) and ($5::text is null or a.act = $5)
       and ($6::date is null or a.at >= ${dayBegins('$6::date')}) and ($7::date is null or a.at < ${dayBegins('$7::date + 1')})
     order by a.id desc limit $9`,
    [scopes.map((scope) => scope.path), patterns, chain, before, act, from, to, zone, most],
  );
}

function dayBegins(day: string): string {
  return `to_char((${day})::timestamp at time zone $8 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`;
}
