import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The acts around the year's labels: shares decided above the usual, why fewer months, each agency's decision and publication. */
export class YearDecisions1764000000270 implements MigrationInterface {
  name = 'YearDecisions1764000000270';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table year_shares (
  id int generated always as identity primary key,
  year_id int not null references years,
  unit_id int not null references units,
  about text not null check (about in ('officials','organisations')),
  share numeric(3,2) not null check (share between 0.20 and 0.25),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  by_account int not null references accounts,
  at timestamptz not null
);
create index year_shares_year on year_shares (year_id, unit_id);
create table year_decisions (
  id int generated always as identity primary key,
  year_id int not null references years,
  using_unit_id int not null references units,
  part text not null check (part in ('head','people')),
  record jsonb not null,
  by_account int not null references accounts,
  at timestamptz not null
);
create index year_decisions_year on year_decisions (year_id, using_unit_id);
create table year_publications (
  id int generated always as identity primary key,
  year_id int not null references years,
  using_unit_id int not null references units,
  by_account int not null references accounts,
  at timestamptz not null,
  unique (year_id, using_unit_id)
);
alter table year_sheets
  add proposal_reason text check (length(proposal_reason) between 10 and 2000),
  add fewer_months_number text check (length(fewer_months_number) between 1 and 60),
  add fewer_months_date date,
  add fewer_months_by int references accounts,
  add check (num_nonnulls(fewer_months_number, fewer_months_date, fewer_months_by) in (0, 3));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table year_sheets drop column proposal_reason, drop column fewer_months_number, drop column fewer_months_date, drop column fewer_months_by;
      drop table year_publications, year_decisions, year_shares`);
  }
}
