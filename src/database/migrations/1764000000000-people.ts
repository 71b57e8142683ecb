import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, units, officials, posts, committees: who belongs where and when. */
export class People1764000000000 implements MigrationInterface {
  name = 'People1764000000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table units (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  search_name text not null,
  kind text not null default 'office'
    check (kind in ('city','province','ward','commune','agency','office','party','school','health','cell','other')),
  parent_id int references units,
  path text not null unique,
  position int not null default 0,
  blind_first boolean not null default true,
  closed_on date,
  created_at timestamptz not null,
  check (parent_id <> id)
);
create index units_parent on units (parent_id, position, name);
create index units_path on units (path text_pattern_ops);

create table officials (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  full_name text not null check (length(full_name) between 1 and 120),
  search_name text not null,
  person_type text not null check (person_type in ('cadre','civil-servant','public-employee','contract')),
  email text check (length(email) <= 200),
  created_at timestamptz not null
);

create table posts (
  id int generated always as identity primary key,
  official_id int not null references officials,
  unit_id int not null references units,
  title text not null check (length(title) between 1 and 120),
  tier smallint not null check (tier between 0 and 4),
  position text not null check (position in ('head','deputy','member')),
  main boolean not null,
  from_date date not null,
  to_date date,
  decision_number text check (length(decision_number) <= 60),
  check (to_date >= from_date),
  constraint one_head_of_a_unit exclude using gist (
    int4range(unit_id, unit_id, '[]') with &&, daterange(from_date, to_date, '[]') with &&) where (position = 'head'),
  constraint one_main_post exclude using gist (
    int4range(official_id, official_id, '[]') with &&, daterange(from_date, to_date, '[]') with &&) where (main)
);
create index posts_unit on posts (unit_id, from_date);
create index posts_official on posts (official_id, from_date);

create table acting_appointments (
  id int generated always as identity primary key,
  unit_id int not null references units,
  official_id int not null references officials,
  from_date date not null,
  to_date date,
  decision_number text not null check (length(decision_number) between 1 and 60),
  check (to_date >= from_date),
  constraint one_acting_head exclude using gist (
    int4range(unit_id, unit_id, '[]') with &&, daterange(from_date, to_date, '[]') with &&)
);

create table oversights (
  id int generated always as identity primary key,
  post_id int not null references posts,
  unit_id int references units,
  official_id int references officials,
  from_date date not null,
  to_date date,
  check (to_date >= from_date),
  check (num_nonnulls(unit_id, official_id) = 1)
);
create index oversights_post on oversights (post_id);

create table committees (
  id int generated always as identity primary key,
  unit_id int not null unique references units,
  name text not null check (length(name) between 1 and 200)
);
create table committee_members (
  id int generated always as identity primary key,
  committee_id int not null references committees,
  official_id int not null references officials,
  role text not null check (role in ('chair','deputy','secretary','member')),
  from_date date not null,
  to_date date,
  check (to_date >= from_date),
  constraint one_membership exclude using gist (
    int4range(committee_id, committee_id, '[]') with &&, int4range(official_id, official_id, '[]') with &&,
    daterange(from_date, to_date, '[]') with &&)
);
create index committee_members_official on committee_members (official_id);

create table accounts (
  id int generated always as identity primary key,
  login text not null unique check (login = lower(login) and length(login) between 3 and 60),
  official_id int unique references officials,
  display_name text not null check (length(display_name) between 1 and 120),
  password_hash text,
  must_change_password boolean not null default true,
  failed_count int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  language text not null default 'vi' check (language in ('vi','en')),
  password_changed_at timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz not null
);
create table account_roles (
  id int generated always as identity primary key,
  account_id int not null references accounts,
  role text not null check (role in ('personnel','inspector','administrator','outside-approver')),
  unit_id int references units,
  granted_by int references accounts,
  granted_at timestamptz not null,
  ended_at timestamptz,
  check (unit_id is not null or role = 'administrator')
);
create unique index account_roles_live on account_roles (account_id, role, coalesce(unit_id, 0)) where ended_at is null;
create table setup_links (
  token_hash text primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table sessions (
  sid varchar primary key,
  sess json not null,
  expire timestamp(6) not null
);
create index sessions_expire on sessions (expire);
create table settings (
  unit_id int not null references units,
  key text not null check (length(key) between 1 and 60),
  value text not null check (length(value) <= 2000),
  primary key (unit_id, key)
);
create table notices (
  id int generated always as identity primary key,
  official_id int not null references officials,
  code text not null,
  params jsonb not null default '{}',
  href text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notices_unread on notices (official_id, at desc);
create table imports (
  id int generated always as identity primary key,
  kind text not null check (kind in ('units','officials')),
  file_name text not null,
  account_id int not null references accounts,
  root_unit_id int references units,
  at timestamptz not null,
  status text not null check (status in ('checking','checked','refused','applying','applied','failed')),
  total int not null default 0,
  done int not null default 0,
  rows jsonb not null default '[]',
  summary jsonb not null default '{}',
  applied_at timestamptz
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table imports, notices, settings, sessions, setup_links, account_roles, accounts,
      committee_members, committees, oversights, acting_appointments, posts, officials, units`);
  }
}
