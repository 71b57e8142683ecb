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
  about: string | null;
  hash: string;
  detail: string;
}

export interface AuditSearch {
  scopes: readonly Scope[];
  /** Folded text found in the name of who did it or whom it is about. */
  pattern: string | null;
  chain: string | null;
  before: number | null;
}

export const AUDIT_PAGE = 50;

/** What was done in the reader's scope, newest first: to sheets, people and units of it, and to its periods and sets. */
export async function auditLines(db: Rows, search: AuditSearch): Promise<AuditLine[]> {
  return db.rows<AuditLine>(
    `with ${MINE}
     select a.id, a.at, a.act, a.chain, a.seq, w.display_name as who, m.about, left(a.hash, 12) as hash, (a.payload::jsonb -> 'detail')::text as detail
     from audit a join mine m on m.chain = a.chain left join accounts w on w.id = a.account_id left join officials wo on wo.id = w.official_id
     where ($2::text is null or m.search_name like $2 or wo.search_name like $2)
       and ($3::text is null or a.chain = $3) and ($4::bigint is null or a.id < $4)
     order by a.id desc limit ${AUDIT_PAGE + 1}`,
    [search.scopes.map((scope) => scope.path), search.pattern, search.chain, search.before],
  );
}
