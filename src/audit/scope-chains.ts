import type { Tx } from '../database/db.js';

/** The chains that the readers of some units (their paths, `$1`) may read, with what each is about. */
export const MINE = `scope as (select id, path from units where exists (select 1 from unnest($1::text[]) as s(p) where path like s.p || '%')),
  mine as (
    select 'evaluation:' || e.id as chain, o.full_name || ', ' || ${monthOf('e.month')} as about, o.search_name, e.official_id
      from evaluations e join officials o on o.id = e.official_id where e.unit_id in (select id from scope)
    union all select 'legal-sheet:' || e.id, o.full_name || ', ' || ${periodOf('p')}, o.search_name, e.official_id
      from legal_forms e join legal_periods p on p.id = e.legal_period_id join officials o on o.id = e.official_id where e.unit_id in (select id from scope)
    union all select 'official:' || o.id, o.full_name, o.search_name, o.id from officials o
      where exists (select 1 from posts p where p.official_id = o.id and p.unit_id in (select id from scope))
    union all select distinct 'account:' || a.id, a.display_name, a.search_name, a.official_id from accounts a join posts p on p.official_id = a.official_id and p.main
      where p.unit_id in (select id from scope)
    union all select 'official:' || g.from_official, o.full_name, o.search_name, g.to_official from official_merges g join officials o on o.id = g.from_official
      where exists (select 1 from posts p where p.official_id = g.to_official and p.unit_id in (select id from scope))
    union all select distinct 'account:' || a.id, a.display_name, a.search_name, g.to_official from official_merges g join accounts a on a.official_id = g.from_official
      join posts p on p.official_id = g.to_official and p.main where p.unit_id in (select id from scope)
    union all select 'official:' || v.official_id, v.full_name, folded(v.full_name), null from official_removals v where v.unit_id in (select id from scope)
    union all select 'account:' || v.account_id, v.full_name, folded(v.full_name), null from official_removals v where v.account_id is not null and v.unit_id in (select id from scope)
    union all select 'unit:' || u.id, u.name, u.search_name, null from units u where u.id in (select id from scope)
    union all select 'period:' || p.id, ${monthOf('p.month')}, ${monthOf('p.month')}, null from periods p where p.root_unit_id in (select id from scope)
    union all select 'legal-period:' || p.id, ${periodOf('p')}, folded(${periodOf('p')}), null from legal_periods p where p.root_unit_id in (select id from scope)
    union all select 'committee:' || c.id, c.name, folded(c.name), null from committees c where c.unit_id in (select id from scope)
    union all select 'catalogue:' || c.id, c.name || ', ' || c.number, folded(c.name), null from catalogues c where c.unit_id in (select id from scope)
    union all select 'product-proposal:' || p.id, p.task, folded(p.task), null from product_proposals p where p.unit_id in (select id from scope)
    union all select 'criteria-version:' || v.id, s.name, folded(s.name), null from criteria_versions v join criteria_sets s on s.id = v.set_id
      where s.unit_id in (select id from scope)
  )`;

/** A month as it is read, 11/2026. */
function monthOf(month: string): string {
  return `right(${month}, 2) || '/' || left(${month}, 4)`;
}

/** A month as it is read, or a quarter, quý IV/2026, which is stored under its last month. */
function periodOf(period: string): string {
  return `case ${period}.span when 'quarter' then 'quý ' || to_char(right(${period}.month, 2)::int / 3, 'FMRN') || '/' || left(${period}.month, 4)
    else right(${period}.month, 2) || '/' || left(${period}.month, 4) end`;
}

/** What a chain of these is about. */
export const CHAIN_KINDS: readonly string[] = [...MINE.matchAll(/'([a-z-]+):' \|\|/g)].map(([, kind]) => kind!);

const BATCH = 2000;

/** The chains of some units, a batch at a time, in the order the audit keeps them. */
export async function* scopeChains(tx: Tx, paths: readonly string[]): AsyncGenerator<string[]> {
  await tx.rows(
    `declare scope_chains no scroll cursor for with ${MINE} select distinct chain collate "C" as chain from mine order by 1`,
    [paths],
  );
  for (;;) {
    const rows = await tx.rows<{ chain: string }>(`fetch ${BATCH} from scope_chains`);
    if (rows.length > 0) yield rows.map(({ chain }) => chain);
    if (rows.length < BATCH) break;
  }
  await tx.rows('close scope_chains');
}
