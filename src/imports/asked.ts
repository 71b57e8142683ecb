import type { Rows } from '../database/db.js';
import type { Asked } from './import-kind.js';
import type { FoundImport } from './import.queries.js';
import type { RowFault } from './plan.js';

/** So many things are listed under a question. */
const LISTED = 50;
/** A file that brings more than this, and several times what stands, is asked about. */
const MANY = { least: 50, times: 3 } as const;

/** A question about some rows, with the first of them; none about no row. */
export function askedAbout(code: string, items: Asked['items'], params: Record<string, unknown> = {}): Asked[] {
  if (items.length === 0) return [];
  const listed = items.slice(0, LISTED);
  return [{ code, params: { count: items.length, ...params }, items: listed, more: items.length - listed.length }];
}

/** Whether far more is meant than stands. `now` are those that stand there. */
export function askedHowMany({ summary, rootName: root }: FoundImport, now: number): Asked[] {
  const count = summary.create;
  if (count <= MANY.least || count <= MANY.times * now) return [];
  return [{ code: 'many', params: { count, now, root }, items: [], more: 0 }];
}

/** Rows that would be written with a remark that is a question. */
export function remarkedRows(
  on: Rows,
  id: number,
  code: string,
): Promise<{ row: number; name: string; remark: RowFault }[]> {
  return on.rows<{ row: number; name: string; remark: RowFault }>(
    `select (p.value ->> 'row')::int as row, p.value ->> 'name' as name, r.value as remark
     from imports i, jsonb_array_elements(i.plan) with ordinality p(value, place), jsonb_array_elements(p.value -> 'remarks') r
     where i.id = $1 and p.value ? 'line' and r.value ->> 'code' = $2 order by p.place`,
    [id, code],
    'rows-remarked',
  );
}
