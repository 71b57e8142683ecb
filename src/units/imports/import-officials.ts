import type { Rows } from '../../database/db.js';
import { OFFICIAL_FIELDS } from './officials-fields.js';
import type { DoorKind } from '../../imports/import-kind.js';
import { whileOpen } from '../../standing/closings.js';
import { heldOn } from '../../standing/validity.js';
import { CLOSED_MONTHS } from '../history/states.queries.js';
import { applyOfficials } from './apply-officials.js';
import { BELOW_A_UNIT, oneAtATime } from './import-units.js';
import { mergedCodes } from '../merged.queries.js';
import type { OfficialFacts } from './official-facts.js';
import { namedIn } from './officials-named.queries.js';
import { askOfOfficials } from './officials-asked.js';
import { planOfficials } from './officials-plan.js';

/** As a file says them. */
const PERSON_KINDS = [
  ['cán bộ', 'cadre'],
  ['công chức', 'civil-servant'],
  ['viên chức', 'public-employee'],
  ['hợp đồng', 'contract'],
] as const;

export const IMPORT_OFFICIALS: DoorKind = {
  ...BELOW_A_UNIT,
  code: 'officials',
  labels: { title: 'imports:title.officials', target: 'imports:within', code: 'imports:code', name: 'imports:name' },
  fields: OFFICIAL_FIELDS,
  values: { person_type: 'officials:personType.', position: 'officials:position.', tier: 'officials:tier.' },
  created: {
    unit_code: 'unitCode',
    title: 'title',
    position: 'position',
    tier: 'tier',
    person_type: 'personType',
    from_date: 'fromDate',
  },
  next: { href: '/officials', text: 'imports:next.officials' },
  once: [
    { field: 'from_date', needed: true },
    {
      field: 'person_type',
      needed: true,
      choices: PERSON_KINDS.map(([value, code]) => ({ value, label: `officials:personType.${code}` })),
    },
  ],
  template: { fileName: 'mau-nhap-can-bo.xlsx' },
  plan: { module: 'units/imports/officials-plan.js', name: planOfficials.name },
  lock: async (tx, { id }) => {
    await oneAtATime(tx);
    await tx.rows(
      'select id from officials where code = any ($1) order by id for update',
      [await codesIn(tx, id)],
      'officials-by-code-held',
    );
    await whileOpen(tx);
  },
  facts: async (on, _, { id, rootUnitId }, { today }) => {
    const { codes, units, names, bases } = await namedIn(on, id, rootUnitId);
    const unitCodes = units.map(({ code }) => code);
    const stands = (await on.one<{ facts: object }>(
      FACTS,
      [codes, rootUnitId, today, unitCodes, names, bases],
      'official-facts',
    ))!;
    return JSON.stringify({ ...stands.facts, units } satisfies Pick<OfficialFacts, 'units'>);
  },
  asks: askOfOfficials,
  apply: applyOfficials,
};

/** Of the rows that are written, those without a code in the file among them. */
async function codesIn(on: Rows, id: number): Promise<string[]> {
  const rows = await on.rows<{ code: string }>(
    `select distinct p.value #>> '{line,code}' as code from imports i, jsonb_array_elements(i.plan) p(value) where i.id = $1 and p.value ? 'line'`,
    [id],
    'codes-to-write',
  );
  return rows.map(({ code }) => code);
}

/** The officials that the file names ($1) or may mean by their names ($5), who heads the units it puts them in ($4), codes that begin as those made here ($6), and until when months are closed. */
const FACTS = `with root as (select path from units where id = $2),
  places as (select u.id, u.code from units u, root where u.path like root.path || '%' and u.closed_on is null and u.code = any ($4::text[])),
  lasting as (
    select p.official_id, p.main, p.from_date, u.path, json_build_object('unitCode', u.code, 'title', p.title, 'position', p.position, 'tier', p.tier,
      'fromDate', p.from_date) as post
    from posts p join units u on u.id = p.unit_id where p.to_date is null),
  known as (
    select o.code, o.full_name as "fullName", o.person_type as "personType", o.email, coalesce(m.path like root.path || '%', true) as "inScope", m.post,
      coalesce((select json_agg(l.post order by l.from_date, l.post ->> 'unitCode') from lasting l where l.official_id = o.id and not l.main), '[]') as others
    from root, officials o
      left join lateral (select * from lasting l where l.official_id = o.id and l.main order by l.from_date desc limit 1) m on true
    where o.code = any ($1::text[])
      or o.search_name = any ($5::text[]) and exists (select 1 from lasting l where l.official_id = o.id and l.path like root.path || '%')),
  merged as (${mergedCodes('f.code = any ($1::text[])', '(select path from root)')}),
  heads as (
    select l.code as unit, o.code as official from places l join posts p on p.unit_id = l.id join officials o on o.id = p.official_id
    where p.position = 'head' and ${heldOn('p', '$3::date')}),
  shut as (
    select l.code as unit, max(c."lastDay") as day from units l join ${CLOSED_MONTHS} c on l.path like c."rootPath" || '%'
    where l.id in (select id from places) or l.code in (select k.post ->> 'unitCode' from known k) group by l.code)
  select json_build_object(
    'today', $3::date,
    'officials', coalesce((select json_agg(k order by k.code) from known k), '[]'),
    'heads', coalesce((select json_agg(json_build_array(unit, official) order by unit, official) from heads), '[]'),
    'merged', coalesce((select json_agg(json_build_array(code, now) order by code) from merged), '[]'),
    'taken', coalesce((select json_agg(lower(o.code) order by o.code) from officials o where lower(regexp_replace(o.code, '[0-9]+$', '')) = any ($6::text[])), '[]'),
    'shut', coalesce((select json_agg(json_build_array(unit, day) order by unit) from shut), '[]')) as facts`;
