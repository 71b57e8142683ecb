import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of units, officials, figures and work in one table. Imports of figures keep their numbers, which sealed rows name; the others
 * get numbers above all there were, and `former_id` says the old one.
 */
export class OneImports1764000001500 implements MigrationInterface {
  name = 'OneImports1764000001500';

  async up(q: QueryRunner): Promise<void> {
    await q.query(SHEET);
    await q.query(`
alter table imports rename to former_imports;
create table imports (
  id int generated always as identity primary key,
  former_id int,
  kind text not null check (kind in ('units','officials','figures','work')),
  status text not null check (status in ('read','checked','refused','applying','applied','failed','outdated')),
  file_name text not null check (length(file_name) between 1 and 200),
  file_hash text,
  account_id int not null references accounts,
  at timestamptz not null,
  root_unit_id int not null references units,
  legal_period_id int references legal_periods,
  worksheets jsonb,
  purged_at timestamptz,
  mapping jsonb not null,
  plan jsonb not null default '[]',
  summary jsonb not null default '{"create":0,"change":0,"same":0,"wrong":0}',
  fingerprint text,
  revision int not null default 0,
  total int not null default 0,
  done int not null default 0,
  run_at timestamptz,
  applied_by int references accounts,
  applied_at timestamptz,
  unique (kind, former_id),
  check ((kind = 'work') = (legal_period_id is not null)),
  check ((status = 'applied') = (applied_at is not null))
);
create index imports_root on imports (root_unit_id, at desc);
create index imports_account on imports (account_id, at desc);
insert into imports (id, kind, status, file_name, account_id, at, root_unit_id, worksheets, mapping, plan, summary, total, applied_by, applied_at) overriding system value
  select m.id, 'figures', m.status, m.file_name, m.account_id, m.at, m.root_unit_id, s.sheet -> 'worksheets', s.sheet -> 'mapping',
    coalesce(m.rows -> 'plan', '[]'), m.summary, coalesce(jsonb_array_length(m.rows -> 'plan'), 0), case when m.applied_at is not null then m.account_id end, m.applied_at
  from measure_imports m, former_sheet(${FIGURES_TABLE}, ${FIGURES_COLUMNS}) s(sheet);
select setval(pg_get_serial_sequence('imports', 'id'), coalesce(most, 1), most is not null) from (select greatest((select max(id) from former_imports),
  (select max(id) from measure_imports), (select max(id) from work_imports), (select max(id) from catalogue_imports)) as most) m;
insert into imports (former_id, kind, status, file_name, account_id, at, root_unit_id, worksheets, mapping, plan, summary, total, done, applied_at)
  select f.id, f.kind, case when f.status in ('checking', 'applying') then 'failed' else f.status end, left(f.file_name, 200), f.account_id, f.at, coalesce(f.root_unit_id, (select min(id) from units)),
    s.sheet -> 'worksheets', s.sheet -> 'mapping', coalesce(f.rows -> 'plan', '[]'), f.summary, f.total, f.done, f.applied_at
  from former_imports f, former_sheet(f.rows -> 'table', f.rows -> 'columns') s(sheet) order by f.id;
insert into imports (former_id, kind, status, file_name, account_id, at, root_unit_id, legal_period_id, worksheets, mapping, plan, summary, total, applied_by, applied_at)
  select w.id, 'work', w.status, w.file_name, w.account_id, w.at, p.root_unit_id, w.legal_period_id, s.sheet -> 'worksheets', s.sheet -> 'mapping',
    coalesce(w.rows -> 'plan', '[]'), w.summary, coalesce(jsonb_array_length(w.rows -> 'plan'), 0), case when w.applied_at is not null then w.account_id end, w.applied_at
  from work_imports w join legal_periods p on p.id = w.legal_period_id, former_sheet(w.rows -> 'table', w.rows -> 'columns') s(sheet) order by w.id;
alter table measure_figures drop constraint measure_figures_import_id_fkey, add foreign key (import_id) references imports;
drop table former_imports, measure_imports, work_imports;
drop function former_sheet`);
  }

  /** The tables of each kind again. What only the one table holds (its way of reading a file) is given up: such imports are looked at, not written. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table imports rename to one_imports;
create table imports (
  id int generated always as identity primary key, kind text not null check (kind in ('units','officials')), file_name text not null,
  account_id int not null references accounts, root_unit_id int references units, at timestamptz not null,
  status text not null check (status in ('checking','checked','refused','applying','applied','failed')),
  total int not null default 0, done int not null default 0, rows jsonb not null default '[]', summary jsonb not null default '{}', applied_at timestamptz
);
create table measure_imports (
  id int generated always as identity primary key, root_unit_id int not null references units, file_name text not null check (length(file_name) between 1 and 200),
  account_id int not null references accounts, at timestamptz not null, status text not null check (status in ('checked','refused','applied')),
  rows jsonb not null default '[]', summary jsonb not null default '{}', applied_at timestamptz
);
create table work_imports (
  id int generated always as identity primary key, legal_period_id int not null references legal_periods, file_name text not null check (length(file_name) between 1 and 200),
  account_id int not null references accounts, at timestamptz not null, status text not null check (status in ('checked','refused','applied')),
  rows jsonb not null default '[]', summary jsonb not null default '{}', applied_at timestamptz
);
insert into imports (id, kind, file_name, account_id, root_unit_id, at, status, total, done, rows, summary, applied_at) overriding system value
  select coalesce(former_id, id), kind, file_name, account_id, root_unit_id, at, case when status in ('applied', 'refused') then status else 'failed' end, total, done,
    ${FORMER_ROWS}, summary, applied_at from one_imports where kind in ('units', 'officials');
insert into measure_imports (id, root_unit_id, file_name, account_id, at, status, rows, summary, applied_at) overriding system value
  select id, root_unit_id, file_name, account_id, at, case when status = 'applied' then status else 'refused' end,
    jsonb_build_object('plan', plan, 'lines', '[]'::jsonb), summary, applied_at from one_imports where kind = 'figures';
insert into work_imports (id, legal_period_id, file_name, account_id, at, status, rows, summary, applied_at) overriding system value
  select coalesce(former_id, id), legal_period_id, file_name, account_id, at, case when status = 'applied' then status else 'refused' end,
    ${FORMER_ROWS}, summary, applied_at from one_imports where kind = 'work';
${['imports', 'measure_imports', 'work_imports'].map((table) => `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce((select max(id) from ${table}), 1), exists (select 1 from ${table}));`).join('\n')}
alter table measure_figures drop constraint measure_figures_import_id_fkey, add foreign key (import_id) references measure_imports;
drop table one_imports`);
  }
}

/** A table that was read by the words of its headers, as a worksheet that is read by its columns: `{worksheets, mapping}`. */
const SHEET = `create function former_sheet(t jsonb, columns jsonb) returns jsonb language sql as $$
  with rows as (
    select (r ->> 'row')::int as place,
      (select jsonb_agg(coalesce(r -> 'cells' ->> h.name, '') order by h.at) from jsonb_array_elements_text(t -> 'headers') with ordinality h(name, at)) as cells
    from jsonb_array_elements(t -> 'rows') r),
  head as (select greatest(1, coalesce(min(place), 2) - 1) as place, coalesce(max(place), 1) as last from rows)
  select jsonb_build_object(
    'worksheets', jsonb_build_array(jsonb_build_object('name', '', 'rows', (
      select jsonb_agg(case when n = head.place then coalesce(t -> 'headers', '[]') else coalesce(rows.cells, '[]') end order by n)
      from generate_series(1, head.last) n left join rows on rows.place = n))),
    'mapping', jsonb_build_object('sheets', jsonb_build_array(jsonb_build_object('name', '', 'include', true, 'header', head.place, 'columns', coalesce((
      select jsonb_object_agg(c.key, h.at - 1) from jsonb_each_text(columns) c
      join lateral (select min(at) as at from jsonb_array_elements_text(t -> 'headers') with ordinality e(name, at) where name = c.value) h on h.at is not null), '{}')))))
  from head
$$`;

const FIGURE_FIELDS: Record<string, string> = {
  unit_code: 'unitCode',
  measure_code: 'measureCode',
  month: 'month',
  value: 'value',
  asked: 'asked',
  source: 'source',
  reason: 'reason',
};
const FIELDS = Object.keys(FIGURE_FIELDS);
const FIGURES_COLUMNS = `'${JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, field])))}'::jsonb`;
/** Imports of figures kept their lines by field. */
const FIGURES_TABLE = `jsonb_build_object('headers', '${JSON.stringify(FIELDS)}'::jsonb, 'rows', coalesce((
  select jsonb_agg(jsonb_build_object('row', l -> 'row', 'cells', jsonb_build_object(${FIELDS.map((field) => `'${field}', l -> '${FIGURE_FIELDS[field]}'`).join(', ')})))
  from jsonb_array_elements(m.rows -> 'lines') l), '[]'))`;
const FORMER_ROWS = `jsonb_build_object('plan', plan, 'table', '{"headers":[],"rows":[]}'::jsonb, 'columns', '{}'::jsonb)`;
