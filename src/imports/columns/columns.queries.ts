import type { Rows } from '../../database/db.js';
import type { Mapping } from '../plan.js';
import type { Remembered } from './header-words.js';

/** The first rows of a worksheet, and how many it has. */
export interface WorksheetTop {
  name: string;
  count: number;
  rows: (string | number)[][];
}

/** So many rows are looked at for a header and shown; a header further down is none. */
export const TOP_ROWS = 40;

/** None: of a file that is not kept any more. */
export function worksheetTops(on: Rows, id: number): Promise<WorksheetTop[]> {
  return on.rows<WorksheetTop>(
    `select w.value ->> 'name' as name, jsonb_array_length(w.value -> 'rows') as count, jsonb_path_query_array(w.value, '$.rows[0 to ${TOP_ROWS - 1}]') as rows
     from imports i, jsonb_array_elements(i.worksheets) with ordinality w(value, place) where i.id = $1 order by w.place`,
    [id],
  );
}

const REMEMBERED = 20;

/** How people said the last files of a kind for a unit are read, the newest first. */
export async function rememberedFor(on: Rows, kind: string, rootUnitId: number): Promise<Remembered[]> {
  const rows = await on.rows<{ id: number; mapping: Mapping }>(
    `select id, mapping from imports where kind = $1 and root_unit_id = $2 and mapped_at is not null order by mapped_at desc, id desc limit ${REMEMBERED}`,
    [kind, rootUnitId],
  );
  return rows.map(({ id, mapping: { worksheets } }) => ({ id, worksheets }));
}

/** Who said so, and when. */
export function saidBy(on: Rows, id: number): Promise<{ who: string; at: Date } | undefined> {
  return on.one<{ who: string; at: Date }>(
    'select a.display_name as who, i.mapped_at as at from imports i join accounts a on a.id = i.account_id where i.id = $1',
    [id],
  );
}
