import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of catalogues in the one table of imports. Their old numbers stay as `former_id`. */
export class CatalogueImports1764000001501 implements MigrationInterface {
  name = 'CatalogueImports1764000001501';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table imports drop constraint if exists imports_kind_check, drop constraint if exists imports_kind_check1, add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue')),
  add column catalogue_id int references catalogues on delete set null, add column mapped_at timestamptz;
select setval(pg_get_serial_sequence('imports', 'id'), coalesce(most, 1), most is not null)
  from (select greatest((select max(id) from imports), (select max(id) from catalogue_imports)) as most) m;
insert into imports (former_id, kind, status, file_name, account_id, at, root_unit_id, catalogue_id, worksheets, mapping, mapped_at, plan, summary, total, applied_by, applied_at)
  select c.id, 'catalogue', case when c.applied_at is not null then 'applied' when c.outcome is null then 'read' when n.imported > 0 then 'checked' else 'refused' end,
    c.file_name, c.account_id, c.at, c.unit_id, c.catalogue_id, c.sheets, c.mapping, c.mapped_at, n.plan,
    coalesce(c.outcome, '{}') - 'outcomes' || jsonb_build_object('create', n.imported, 'change', 0, 'same', 0, 'wrong', n.refused),
    jsonb_array_length(n.plan), c.applied_by, c.applied_at
  from catalogue_imports c, lateral (
    select coalesce(jsonb_agg(o || jsonb_build_object('name', o -> 'text', 'changes', '[]'::jsonb, 'action',
        case o ->> 'kind' when 'imported' then 'create' when 'refused' then 'wrong' end) order by place), '[]') as plan,
      count(*) filter (where o ->> 'kind' = 'imported') as imported, count(*) filter (where o ->> 'kind' = 'refused') as refused
    from jsonb_array_elements(c.outcome -> 'outcomes') with ordinality e(o, place)) n
  order by c.id;
create index imports_catalogue on imports (catalogue_id, id desc) where catalogue_id is not null;
drop table catalogue_imports`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
create table catalogue_imports (
  id int generated always as identity primary key, unit_id int not null references units, catalogue_id int references catalogues on delete set null,
  file_name text not null check (length(file_name) between 1 and 200), account_id int not null references accounts, at timestamptz not null,
  sheets jsonb not null, mapping jsonb not null, outcome jsonb, mapped_at timestamptz, applied_by int references accounts, applied_at timestamptz,
  check (num_nonnulls(applied_by, applied_at) in (0, 2)), check (applied_at is null or outcome is not null)
);
create index catalogue_imports_unit on catalogue_imports (unit_id, id desc);
insert into catalogue_imports (id, unit_id, catalogue_id, file_name, account_id, at, sheets, mapping, outcome, mapped_at, applied_by, applied_at) overriding system value
  select coalesce(former_id, id), root_unit_id, catalogue_id, file_name, account_id, at, coalesce(worksheets, '[]'), mapping,
    case when status <> 'read' then summary || jsonb_build_object('outcomes', plan) end, mapped_at, applied_by, applied_at from imports where kind = 'catalogue';
select setval(pg_get_serial_sequence('catalogue_imports', 'id'), coalesce((select max(id) from catalogue_imports), 1), exists (select 1 from catalogue_imports));
delete from imports where kind = 'catalogue';
alter table imports drop column catalogue_id, drop column mapped_at, drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('units','officials','figures','work'))`);
  }
}
