import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue of work products (Article 13): versions adopted by decision, what they hold, how they came about. */
export class Catalogue1764000000200 implements MigrationInterface {
  name = 'Catalogue1764000000200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table catalogues (
  id int generated always as identity primary key,
  unit_id int not null references units,
  number int not null check (number > 0),
  name text not null check (length(name) between 1 and 200),
  standard_code text check (length(standard_code) between 1 and 40),
  groups jsonb not null default '[]' check (jsonb_typeof(groups) = 'array' and jsonb_array_length(groups) <= 5),
  revision int not null default 0,
  created_by int not null references accounts,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_by int references accounts,
  submitted_at timestamptz,
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  from_month text check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  adopted_by int references accounts,
  adopted_at timestamptz,
  unique (unit_id, number),
  check (num_nonnulls(submitted_by, submitted_at) in (0, 2)),
  check (num_nonnulls(adopted_by, adopted_at) in (0, 2)),
  check (adopted_at is null or num_nonnulls(standard_code, decision_number, decision_date, from_month) = 4)
);
create unique index one_draft_of_a_catalogue on catalogues (unit_id) where adopted_at is null;
create function keep_adopted_catalogue() returns trigger language plpgsql as $$
begin
  if old.adopted_at is not null then
    raise exception 'an adopted catalogue is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_adopted_catalogue before update or delete on catalogues
  for each row execute function keep_adopted_catalogue();

create table catalogue_products (
  id int generated always as identity primary key,
  catalogue_id int not null references catalogues on delete cascade,
  code text not null check (code ~ '^[^[:space:]]{1,40}$'),
  position int not null,
  group_code text check (length(group_code) between 1 and 20),
  place text not null default '' check (length(place) <= 200),
  "leading" boolean not null default false,
  task text not null check (length(task) between 1 and 500),
  detail text not null default '' check (length(detail) <= 2000),
  output text not null default '' check (length(output) <= 500),
  points numeric check (points >= 0 and points <= 100000),
  factor numeric(9,3) not null check (factor > 0),
  note text not null default '' check (length(note) <= 500),
  search_text text not null,
  revision int not null default 0,
  unique (catalogue_id, code)
);
create index catalogue_products_place on catalogue_products (catalogue_id, position);
create index catalogue_products_code on catalogue_products (code);
create function keep_adopted_products() returns trigger language plpgsql as $$
begin
  if exists (select 1 from catalogues c where c.id in (old.catalogue_id, new.catalogue_id) and c.adopted_at is not null) then
    raise exception 'a product of an adopted catalogue is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_adopted_products before insert or update or delete on catalogue_products
  for each row execute function keep_adopted_products();

create table product_proposals (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  unit_id int not null references units,
  proposed_by int not null references accounts,
  proposed_at timestamptz not null,
  "leading" boolean not null default false,
  task text not null check (length(task) between 1 and 500),
  detail text not null default '' check (length(detail) <= 2000),
  output text not null default '' check (length(output) <= 500),
  factor numeric(9,3) check (factor > 0),
  reason text not null check (length(reason) between 10 and 2000),
  outcome text check (outcome in ('accepted','refused')),
  decided_by int references accounts,
  decided_at timestamptz,
  decided_reason text check (length(decided_reason) <= 2000),
  product_code text check (product_code ~ '^[^[:space:]]{1,40}$'),
  catalogue_id int references catalogues on delete set null,
  check (num_nonnulls(outcome, decided_by, decided_at) in (0, 3)),
  check (outcome is distinct from 'refused' or length(decided_reason) >= 10),
  check (outcome is distinct from 'accepted' or product_code is not null)
);
create index product_proposals_open on product_proposals (root_unit_id) where outcome is null;
create index product_proposals_own on product_proposals (proposed_by, id desc);

create table catalogue_imports (
  id int generated always as identity primary key,
  unit_id int not null references units,
  catalogue_id int references catalogues on delete set null,
  file_name text not null check (length(file_name) between 1 and 200),
  account_id int not null references accounts,
  at timestamptz not null,
  sheets jsonb not null,
  mapping jsonb not null,
  outcome jsonb,
  mapped_at timestamptz,
  applied_by int references accounts,
  applied_at timestamptz,
  check (num_nonnulls(applied_by, applied_at) in (0, 2)),
  check (applied_at is null or outcome is not null)
);
create index catalogue_imports_unit on catalogue_imports (unit_id, id desc);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table catalogue_imports, product_proposals, catalogue_products, catalogues;
      drop function keep_adopted_products;
      drop function keep_adopted_catalogue`);
  }
}
