import { UNIT_FIELDS } from './units-fields.js';
import type { Rows, Tx } from '../../database/db.js';
import { askedHowMany } from '../../imports/asked.js';
import type { DoorKind } from '../../imports/import-kind.js';
import { maySeeImport } from '../../imports/import.policy.js';
import { planLines } from '../../imports/import.queries.js';
import { hasRoleAt, scopesOf, within, type Actor } from '../../web/actor.js';
import { CLOSED_MONTHS } from '../history/states.queries.js';
import { applyUnits } from './apply-units.js';
import { unitsNamed } from './units-named.queries.js';
import { planUnits, type UnitLine } from './units-plan.js';

/** What files of units and of officials have in common: they go below a unit in the scope of personnel. */
export const BELOW_A_UNIT = {
  words: { column: 'imports:column.', fault: 'imports:fault.' },
  target: { field: 'unit', missing: 'imports:noUnit', items: unitsOf, find: unitIn },
  mayRead: maySeeImport,
  mayApply: (actor, { rootPath }) => hasRoleAt(actor, 'personnel', rootPath),
  checked: ({ id, kind, fileName }, summary) => ({
    chain: `import:${id}`,
    act: 'import.checked',
    detail: { kind, fileName, ...summary },
  }),
} satisfies Partial<DoorKind>;

export const IMPORT_UNITS: DoorKind = {
  ...BELOW_A_UNIT,
  code: 'units',
  labels: { title: 'imports:title.units', target: 'imports:under', code: 'imports:code', name: 'imports:name' },
  fields: UNIT_FIELDS,
  values: { kind: 'units:kind.' },
  created: { parent_code: 'parentCode', kind: 'kind' },
  once: [
    { field: 'from_date', hint: 'imports:ask.unitsOnce' },
    { field: 'decision', most: 60 },
  ],
  next: { href: '/units', text: 'imports:next.units' },
  template: { fileName: 'mau-nhap-don-vi.xlsx' },
  plan: { module: 'units/imports/units-plan.js', name: planUnits.name },
  lock: async (tx, { id }) => {
    await oneAtATime(tx);
    const lines = await planLines<UnitLine>(tx, id);
    const codes = lines.flatMap(({ code, parentCode }) => [code, parentCode]);
    await tx.rows('select id from units where code = any ($1) order by id for update', [codes], 'units-by-code-held');
  },
  facts: async (on, _, { id, rootUnitId }, { today }) => {
    const { codes, bases } = await unitsNamed(on, id, rootUnitId);
    return (await on.one<{ facts: string }>(FACTS, [codes, rootUnitId, bases, today], 'unit-facts'))!.facts;
  },
  asks: async (on, found) => askedHowMany(found, await unitsBelowOf(on, found.rootPath)),
  apply: applyUnits,
};

/** The units that the file names ($1) and all above them, and codes that begin as those made here ($3). */
const FACTS = `with root as (select code, path from units where id = $2),
  named as (select path from units where id = $2 or code = any ($1::text[])),
  kin as (select distinct unnest(string_to_array(trim(both '/' from path), '/'))::int as id from named)
  select json_build_object('under', root.code, 'today', $4::date, 'units', coalesce((
    select json_agg(json_build_object('code', u.code, 'name', u.name, 'kind', u.kind, 'parentCode', p.code, 'inScope', u.path like root.path || '%',
      'since', nullif(u.from_date, '-infinity'), 'shut', (select max(c."lastDay") from ${CLOSED_MONTHS} c where u.path like c."rootPath" || '%')) order by u.code)
    from units u left join units p on p.id = u.parent_id where u.id in (select id from kin)), '[]'),
    'taken', coalesce((select json_agg(lower(u.code) order by u.code) from units u where lower(regexp_replace(u.code, '[0-9]+$', '')) = any ($3::text[])), '[]'))::text as facts from root`;

/** One file of units or officials at a time. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(7240253)');
}

function unitsOf(on: Rows, actor: Actor): Promise<{ value: string; text: string }[]> {
  return on.rows(
    `select id::text as value, repeat('– ', length(path) - length(replace(path, '/', '')) - 2) || name as text from units
     where path like any($1) and closed_on is null order by path limit 500`,
    [scopesOf(actor, 'personnel').map(({ path }) => path + '%')],
  );
}

async function unitIn(on: Rows, actor: Actor, id: number): Promise<{ rootUnitId: number } | undefined> {
  const unit = await on.one<{ path: string }>('select path from units where id = $1', [id]);
  return unit && within(unit.path, scopesOf(actor, 'personnel')) ? { rootUnitId: id } : undefined;
}

async function unitsBelowOf(on: Rows, path: string): Promise<number> {
  const row = await on.one<{ units: number }>(
    `select count(*)::int as units from units where path like $1 || '%' and closed_on is null`,
    [path],
    'units-below-count',
  );
  return row!.units;
}
