import type { Rows } from '../../database/db.js';
import { VOIDED } from './person-figures.queries.js';

type Scopes = [paths: string[], unitIds: number[]];

export interface SourceFigureRow {
  id: number;
  name: string;
  code: string;
  unitName: string;
  value: string;
  part: string | null;
  whole: string | null;
  at: Date;
  by: string;
  file: string | null;
  /** The newest of its evaluation, not made void. */
  now: boolean;
  voidedAt: Date | null;
  voidedBy: string | null;
  voidedWhy: string | null;
  total: number;
}

/** The newest month first. */
export async function monthsOfSource(on: Rows, id: number, scopes: Scopes): Promise<string[]> {
  const rows = await on.rows<{ month: string }>(
    `select distinct e.month from person_figures f join evaluations e on e.id = f.evaluation_id join units u on u.id = e.unit_id
     where f.source_id = $1 and (u.path like any ($2) or u.id = any ($3)) order by e.month desc`,
    [id, ...scopes],
    'months-of-source',
  );
  return rows.map(({ month }) => month);
}

/** Every row of a month by name, each person's newest first; a page of them. */
export function sourceFigures(
  on: Rows,
  { id, month, scopes, at, size }: { id: number; month: string; scopes: Scopes; at: number; size: number },
): Promise<SourceFigureRow[]> {
  return on.rows<SourceFigureRow>(
    `select f.id, o.full_name as name, o.code, u.name as "unitName", trim_scale(f.value)::text as value, trim_scale(f.part)::text as part, trim_scale(f.whole)::text as whole,
       f.at, a.display_name as by, i.file_name as file, c.at as "voidedAt", b.display_name as "voidedBy", c.reason as "voidedWhy", count(*) over ()::int as total,
       not ${VOIDED} and not exists (select 1 from person_figures n where n.evaluation_id = f.evaluation_id and n.source_id = f.source_id and n.id > f.id) as now
     from person_figures f join evaluations e on e.id = f.evaluation_id join officials o on o.id = e.official_id join units u on u.id = e.unit_id
     join accounts a on a.id = f.by_account left join imports i on i.id = f.import_id
     left join corrections c on c.kind = 'person-figure' and c.row_id = f.id left join accounts b on b.id = c.by_account
     where f.source_id = $1 and e.month = $2 and (u.path like any ($3) or u.id = any ($4)) order by o.sort_name, o.id, f.id desc limit $5 offset $6`,
    [id, month, ...scopes, size, (at - 1) * size],
    'source-figures',
  );
}
