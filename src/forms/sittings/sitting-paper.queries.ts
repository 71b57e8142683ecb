import type { SittingRow } from '../../committee/sittings/sitting.queries.js';
import type { Rows } from '../../database/db.js';

/** The committee above, where there is one. */
export async function committeeAbove(on: Rows, { unitPath, unitId }: SittingRow): Promise<string> {
  const row = await on.one<{ name: string }>(
    `select c.name from committees c join units u on u.id = c.unit_id where $1 like u.path || '%' and u.id <> $2 order by length(u.path) desc limit 1`,
    [unitPath, unitId],
  );
  return row?.name ?? '';
}

/** The texts of the criteria of the evaluations a sitting speaks of, by "evaluation code". */
export async function criteriaTexts(on: Rows, sittingId: number): Promise<Map<string, string>> {
  const rows = await on.rows<{ evaluation: number; code: string; text: string }>(
    `select i.evaluation_id as evaluation, c ->> 'code' as code, c ->> 'text' as text from sitting_items i join evaluations e on e.id = i.evaluation_id
     join criteria_versions v on v.id = e.version_id cross join jsonb_array_elements(v.content -> 'criteria') as c where i.sitting_id = $1 and i.kind = 'sheet'`,
    [sittingId],
  );
  return new Map(rows.map(({ evaluation, code, text }) => [`${evaluation} ${code}`, text]));
}
