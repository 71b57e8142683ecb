import type { Rows } from '../../database/db.js';
import type { CatalogueRow } from './plan.js';

/** Which rows of an account are asked for; null asks for all. */
export interface AccountFilter {
  kind: string | null;
  worksheet: number | null;
}

export type AccountRow = Omit<CatalogueRow, 'line'>;

/** Rows of a planned file, in its order; `kind` may be `warned`. */
export async function accountRows(
  on: Rows,
  id: number,
  { kind, worksheet }: AccountFilter,
  limit: number,
  offset: number,
): Promise<{ rows: AccountRow[]; total: number; warned: number }> {
  const rows = await on.rows<{ row: AccountRow; total: number }>(
    `${ROWS} and ($2::text is null or (case when $2 = 'warned' then ${WARNED} else p.value ->> 'kind' = $2 end)) and ($3::int is null or (p.value ->> 'worksheet')::int = $3)
     order by p.place limit $4 offset $5`,
    [id, kind, worksheet, limit, offset],
  );
  const warned = await on.one<{ count: number }>(
    `select count(*)::int from imports i, jsonb_array_elements(i.plan) p where i.id = $1 and ${WARNED}`,
    [id],
  );
  return { rows: rows.map(({ row }) => row), total: rows[0]?.total ?? 0, warned: warned!.count };
}

const WARNED = `jsonb_array_length(coalesce(p.value -> 'warnings', '[]')) > 0`;
const ROWS = `select p.value - 'line' as row, count(*) over ()::int as total
  from imports i, jsonb_array_elements(i.plan) with ordinality p(value, place) where i.id = $1`;

/** Imports into a draft, newest first. */
export function importsInto(
  on: Rows,
  catalogueId: number,
): Promise<{ id: number; fileName: string; who: string; at: Date; appliedAt: Date | null }[]> {
  return on.rows(
    `select i.id, i.file_name as "fileName", a.display_name as who, i.at, i.applied_at as "appliedAt" from imports i
       join accounts a on a.id = i.account_id where i.catalogue_id = $1 order by i.id desc limit 20`,
    [catalogueId],
  );
}
