import { recordAct, recordActs } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import type { Applying } from '../../imports/import-kind.js';
import { fold } from '../../web/fold.js';
import { stateImported, type ImportedChange } from '../history/import-changes.js';
import type { UnitLine } from './units-plan.js';

const BATCH = 1000;

/** Writes the new units of a checked file in bulk, gives each its place in the tree, then states what the file says otherwise of the others. */
export async function applyUnits(
  { tx, account, at, today, found, progress }: Applying,
  lines: readonly UnitLine[],
): Promise<void> {
  const made = await newUnits(tx, lines, at, progress);
  const fresh = made.map(({ code }) => code);
  await tx.rows(
    `update units u set parent_id = p.id from jsonb_to_recordset($1) as g(code text, "parentCode" text) join units p on p.code = g."parentCode"
     where u.code = g.code and u.code = any ($2::text[])`,
    [JSON.stringify(lines.map(({ code, parentCode }) => ({ code, parentCode }))), fresh],
  );
  await tx.rows(
    `with recursive tree as (
       select id, '/' || id || '/' as path from units where parent_id is null
       union all select u.id, t.path || u.id || '/' from units u join tree t on u.parent_id = t.id)
     update units u set path = t.path from tree t where t.id = u.id and u.path <> t.path`,
  );
  await recordActs(
    tx,
    { act: 'unit.created', account, at },
    made.map(({ id, ...words }) => ({ chain: `unit:${id}`, detail: { ...words, import: found.id } })),
  );
  await stateImported(tx, await changesOf(tx, lines), { account, at, today, importId: found.id });
  await recordAct(tx, {
    chain: `import:${found.id}`,
    act: 'import.units-applied',
    account,
    at,
    detail: { rows: lines.length },
  });
}

interface NewUnit {
  id: number;
  code: string;
  name: string;
  kind: string;
}

async function newUnits(
  tx: Tx,
  lines: readonly UnitLine[],
  at: Date,
  progress: Applying['progress'],
): Promise<NewUnit[]> {
  const all: NewUnit[] = [];
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH).map((line) => ({ ...line, search: fold(line.name) }));
    const made = await tx.rows<NewUnit>(
      `with given as (select * from jsonb_to_recordset($1) as g(code text, name text, search text, kind text)),
       next as (select *, nextval(pg_get_serial_sequence('units', 'id')) as id from given g where not exists (select 1 from units u where u.code = g.code))
       insert into units (id, code, name, search_name, kind, path, created_at) overriding system value
       select id, code, name, search, kind, '#' || id, $2::timestamptz from next returning id, code, name, kind`,
      [JSON.stringify(batch), at],
    );
    all.push(...made);
    await progress(Math.min(lines.length, from + BATCH));
  }
  return all;
}

interface Otherwise {
  unitId: number;
  name: string | null;
  kind: string | null;
  parentId: number | null;
  day: string | null;
  decisionNumber: string | null;
}

async function changesOf(tx: Tx, lines: readonly UnitLine[]): Promise<ImportedChange[]> {
  const rows = await tx.rows<Otherwise>(
    `select u.id as "unitId", nullif(g.name, u.name) as name, nullif(g.kind, u.kind) as kind, nullif(p.id, u.parent_id) as "parentId", g.day, g."decisionNumber"
     from jsonb_to_recordset($1) as g(code text, name text, kind text, "parentCode" text, day date, "decisionNumber" text) join units u on u.code = g.code join units p on p.code = g."parentCode"
     where (g.name, g.kind, p.id) is distinct from (u.name, u.kind, u.parent_id) order by u.id`,
    [JSON.stringify(lines)],
  );
  return rows.map(({ unitId, name, kind, parentId, day, decisionNumber }) => ({
    ...{ unitId, day, decisionNumber },
    sets: {
      ...(name === null ? {} : { name }),
      ...(kind === null ? {} : { kind }),
      ...(parentId === null ? {} : { parentId }),
    },
  }));
}
