import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The year by the law: groups of like duties, overrides, Mẫu 02, meetings, opinions, units' ratings, labels. */
export class Years1764000000220 implements MigrationInterface {
  name = 'Years1764000000220';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table years (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  year int not null check (year between 2026 and 2100),
  quota_base text not null default 'good' check (quota_base in ('good','good-or-better')),
  share numeric(3,2) not null default 0.20 check (share between 0.20 and 0.25),
  share_decision text check (length(share_decision) between 1 and 60),
  due_on date not null,
  opened_at timestamptz not null,
  opened_by int not null references accounts,
  published_at timestamptz,
  published_by int references accounts,
  unique (root_unit_id, year),
  check (share = 0.20 or share_decision is not null),
  check (num_nonnulls(published_at, published_by) in (0, 2))
);
create table duty_groups (
  id int generated always as identity primary key,
  year_id int not null references years,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  position int not null default 0,
  unique (year_id, code)
);
create table year_sheets (
  id int generated always as identity primary key,
  year_id int not null references years,
  official_id int not null references officials,
  unit_id int not null references units,
  using_unit_id int not null references units,
  group_id int references duty_groups,
  title text not null check (length(title) between 1 and 120),
  position text not null check (position in ('head','deputy','member')),
  leader boolean not null,
  status text not null default 'draft' check (status in ('draft','submitted','classified')),
  revision int not null default 0,
  self_label text check (self_label in ('excellent','good','completed','not-completed')),
  self_report text not null default '' check (length(self_report) <= 8000),
  self_saved_at timestamptz,
  submitted_at timestamptz,
  proposed_label text check (proposed_label in ('excellent','good','completed','not-completed','not-classified')),
  handling text not null default '' check (length(handling) <= 4000),
  proposed_by int references accounts,
  proposed_at timestamptz,
  label_id int,
  unique (year_id, official_id)
);
create index year_sheets_unit on year_sheets (year_id, unit_id);
create table breaches (
  id int generated always as identity primary key,
  official_id int not null references officials,
  unit_id int not null references units,
  happened_on date not null,
  description text not null check (length(description) between 10 and 2000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index breaches_official on breaches (official_id);
create table overrides (
  id int generated always as identity primary key,
  breach_id int not null references breaches,
  official_id int not null references officials,
  year int not null check (year between 2026 and 2100),
  kind text not null check (kind in ('degradation','exemplarity-breach','discipline','corruption-in-unit')),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  issued_by text not null check (length(issued_by) between 2 and 200),
  by_account int not null references accounts,
  at timestamptz not null,
  withdrawn_by int references accounts,
  withdrawn_at timestamptz,
  withdrawal_reason text check (length(withdrawal_reason) between 10 and 2000),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawal_reason) in (0, 3))
);
create unique index one_year_for_a_breach on overrides (breach_id) where withdrawn_at is null;
create index overrides_official on overrides (official_id, year) where withdrawn_at is null;

create table meetings (
  id int generated always as identity primary key,
  year_id int not null references years,
  unit_id int not null references units,
  about text not null check (about in ('head','staff')),
  held_on date not null,
  began_at text not null check (began_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ended_at text check (ended_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null check (length(place) between 2 and 200),
  chair_id int not null references officials,
  secretary_id int not null references officials,
  invited int not null check (invited between 1 and 10000),
  present int not null check (present between 1 and 10000),
  absent_names text not null default '' check (length(absent_names) <= 2000),
  written_opinions text not null default '' check (length(written_opinions) <= 8000),
  conclusion text not null default '' check (length(conclusion) <= 8000),
  agreed int check (agreed >= 0),
  revision int not null default 0,
  by_account int not null references accounts,
  at timestamptz not null,
  adopted_by int references accounts,
  adopted_at timestamptz,
  check (present <= invited and agreed <= present),
  check (chair_id <> secretary_id),
  check (num_nonnulls(adopted_by, adopted_at, agreed) in (0, 1, 3))
);
create index meetings_year on meetings (year_id, unit_id);
create table meeting_opinions (
  id int generated always as identity primary key,
  meeting_id int not null references meetings,
  year_sheet_id int not null references year_sheets,
  report text not null default '' check (length(report) <= 4000),
  opinions text not null default '' check (length(opinions) <= 8000),
  unique (meeting_id, year_sheet_id)
);
create index meeting_opinions_sheet on meeting_opinions (year_sheet_id);
create table party_opinions (
  id int generated always as identity primary key,
  year_sheet_id int not null references year_sheets,
  committee_id int not null references committees,
  text text not null check (length(text) between 3 and 4000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index party_opinions_sheet on party_opinions (year_sheet_id);

create table unit_ratings (
  id int generated always as identity primary key,
  year_id int not null references years,
  unit_id int not null references units,
  revision int not null default 0,
  common numeric(5,2) check (common between 0 and 30),
  results numeric(5,2) check (results between 0 and 70),
  facts jsonb not null default '{}',
  report text not null default '' check (length(report) <= 8000),
  self_level text check (self_level in ('excellent','good','completed','not-completed')),
  proposed_by int references accounts,
  proposed_at timestamptz,
  level text check (level in ('excellent','good','completed','not-completed')),
  fitted text,
  reason text check (length(reason) <= 2000),
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  issued_by text check (length(issued_by) between 2 and 200),
  recognised_by int references accounts,
  recognised_at timestamptz,
  unique (year_id, unit_id),
  check (num_nonnulls(level, recognised_by, recognised_at) in (0, 3))
);
create table labels (
  id int generated always as identity primary key,
  year_sheet_id int not null references year_sheets,
  number int not null,
  kind text not null check (kind in ('classification','petition','replacement')),
  label text not null check (label in ('excellent','good','completed','not-completed','not-classified')),
  mean numeric(5,2) check (mean between 0 and 100),
  by_points text,
  reasons jsonb not null default '[]',
  record jsonb not null,
  handling text not null default '',
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  reason text check (length(reason) <= 4000),
  by_account int not null references accounts,
  at timestamptz not null,
  supersedes int references labels,
  unique (year_sheet_id, number)
);
alter table year_sheets add foreign key (label_id) references labels;
create table label_petitions (
  id int generated always as identity primary key,
  year_sheet_id int not null references year_sheets,
  label_id int not null references labels,
  by_account int not null references accounts,
  filed_at timestamptz not null,
  received_on date not null,
  due_on date not null,
  reason text not null check (length(reason) between 10 and 4000),
  outcome text check (outcome in ('kept','replaced')),
  decided_by int references accounts,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 10 and 4000),
  new_label_id int references labels,
  check (num_nonnulls(outcome, decided_by, decided_at, decision_reason) in (0, 4)),
  check ((new_label_id is not null) = coalesce(outcome = 'replaced', false))
);
create unique index label_petitions_open on label_petitions (year_sheet_id) where outcome is null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table year_sheets drop constraint year_sheets_label_id_fkey;
      drop table label_petitions, labels, unit_ratings, party_opinions, meeting_opinions, meetings, overrides, breaches,
        year_sheets, duty_groups, years`);
  }
}
