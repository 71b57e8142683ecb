import type { Rows } from '../database/db.js';
import type { Scope } from '../web/actor.js';

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
  /** Folded words found in the name of who did it or whom it is about. */
  patterns: readonly string[];
  chain: string | null;
  before: number | null;
}

export const AUDIT_PAGE = 50;

/** What was done in the reader's scope, newest first: to sheets, people and units of it, and to its periods and sets. */
export async function auditLines(db: Rows, search: AuditSearch): Promise<AuditLine[]> {
  return db.rows<AuditLine>(
    `with scope as (select id, path from units where exists (select 1 from unnest($1::text[]) as s(p) where path like s.p || '%')),
     mine as (
       select 'evaluation:' || e.id as chain, o.full_name || ', ' || e.month as about, o.search_name
         from evaluations e join officials o on o.id = e.official_id where e.unit_id in (select id from scope)
       union all select 'legal-sheet:' || e.id, o.full_name || ', ' || e.month, o.search_name
         from legal_sheets e join officials o on o.id = e.official_id where e.unit_id in (select id from scope)
       union all select 'official:' || o.id, o.full_name, o.search_name from officials o
         where exists (select 1 from posts p where p.official_id = o.id and p.unit_id in (select id from scope))
       union all select 'account:' || a.id, a.display_name, a.search_name from accounts a join posts p on p.official_id = a.official_id and p.main
         where p.unit_id in (select id from scope)
       union all select 'unit:' || u.id, u.name, u.search_name from units u where u.id in (select id from scope)
       union all select 'period:' || p.id, p.month, p.month from periods p where p.root_unit_id in (select id from scope)
       union all select 'legal-period:' || p.id, p.month, p.month from legal_periods p where p.root_unit_id in (select id from scope)
       union all select 'committee:' || c.id, c.name, folded(c.name) from committees c where c.unit_id in (select id from scope)
       union all select 'catalogue:' || c.id, c.name || ', ' || c.number, folded(c.name) from catalogues c where c.unit_id in (select id from scope)
       union all select 'product-proposal:' || p.id, p.task, folded(p.task) from product_proposals p where p.unit_id in (select id from scope)
       union all select 'criteria-version:' || v.id, s.name, folded(s.name) from criteria_versions v join criteria_sets s on s.id = v.set_id
         where s.unit_id in (select id from scope)
     )
     select a.id, a.at, a.act, a.chain, a.seq, w.display_name as who, m.about, left(a.hash, 12) as hash, (a.payload::jsonb -> 'detail')::text as detail
     from audit a join mine m on m.chain = a.chain left join accounts w on w.id = a.account_id
     where (m.search_name like all ($2::text[]) or w.search_name like all ($2::text[]))
       and ($3::text is null or a.chain = $3) and ($4::bigint is null or a.id < $4)
     order by a.id desc limit ${AUDIT_PAGE + 1}`,
    [search.scopes.map((scope) => scope.path), search.patterns, search.chain, search.before],
  );
}
