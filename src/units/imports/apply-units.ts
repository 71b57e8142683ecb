import { recordAct } from '../../acts/record-act.js';
import type { Applying } from '../../imports/import-kind.js';
import { fold } from '../../web/fold.js';
import type { UnitLine } from './units-plan.js';

const BATCH = 1000;

/** Writes the units of a checked file in bulk, then gives every unit below its place in the tree. */
export async function applyUnits(
  { tx, account, at, found, progress }: Applying,
  lines: readonly UnitLine[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH).map((line) => ({ ...line, search: fold(line.name) }));
    await tx.rows(
      `with given as (select * from jsonb_to_recordset($1) as g(code text, name text, search text, kind text)),
       next as (select *, nextval(pg_get_serial_sequence('units', 'id')) as id from given)
       insert into units (id, code, name, search_name, kind, path, created_at) overriding system value
       select id, code, name, search, kind, '#' || id, $2::timestamptz from next
       on conflict (code) do update set name = excluded.name, search_name = excluded.search_name, kind = excluded.kind`,
      [JSON.stringify(batch), at],
    );
    await progress(Math.min(lines.length, from + BATCH));
  }
  await tx.rows(
    `update units u set parent_id = p.id from jsonb_to_recordset($1) as g(code text, "parentCode" text) join units p on p.code = g."parentCode"
     where u.code = g.code and u.parent_id is distinct from p.id`,
    [JSON.stringify(lines.map(({ code, parentCode }) => ({ code, parentCode })))],
  );
  await tx.rows(
    `with recursive tree as (
       select id, '/' || id || '/' as path from units where parent_id is null
       union all select u.id, t.path || u.id || '/' from units u join tree t on u.parent_id = t.id)
     update units u set path = t.path from tree t where t.id = u.id and u.path <> t.path`,
  );
  await recordAct(tx, {
    chain: `import:${found.id}`,
    act: 'import.units-applied',
    account,
    at,
    detail: { rows: lines.length },
  });
}
