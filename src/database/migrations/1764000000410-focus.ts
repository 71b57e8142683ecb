import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pressing issues a committee has chosen, and practices worth taking up. */
export class Focus1764000000410 implements MigrationInterface {
  name = 'Focus1764000000410';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table focus_issues (
  id int generated always as identity primary key,
  committee_id int not null references committees,
  unit_id int not null references units,
  title text not null check (length(title) between 5 and 200),
  why text not null check (length(why) between 10 and 4000),
  source text not null default '' check (length(source) <= 300),
  owner_id int not null references officials,
  first_due_on date not null,
  due_on date not null,
  measure_id int references measures,
  revision int not null default 0,
  chosen_by int not null references accounts,
  chosen_at timestamptz not null,
  reported_by int references accounts,
  reported_at timestamptz,
  report text check (length(report) between 10 and 4000),
  citizens_view text not null default '' check (length(citizens_view) <= 4000),
  citizens_asked int check (citizens_asked between 1 and 1000000),
  citizens_satisfied int check (citizens_satisfied between 0 and 1000000),
  outcome text check (outcome in ('settled','dropped')),
  outcome_reason text check (length(outcome_reason) between 10 and 4000),
  outcome_by int references accounts,
  outcome_at timestamptz,
  check (citizens_satisfied <= citizens_asked),
  check (num_nonnulls(reported_by, reported_at, report) in (0, 3)),
  check (num_nonnulls(outcome, outcome_reason, outcome_by, outcome_at) in (0, 4))
);
create index focus_issues_committee on focus_issues (committee_id) where outcome is null;
create index focus_issues_unit on focus_issues (unit_id);
create table focus_steps (
  id int generated always as identity primary key,
  issue_id int not null references focus_issues,
  position int not null,
  text text not null check (length(text) between 5 and 500),
  due_on date,
  done_at timestamptz,
  done_by int references accounts,
  done_note text check (length(done_note) <= 2000),
  check (num_nonnulls(done_at, done_by) in (0, 2))
);
create index focus_steps_issue on focus_steps (issue_id, position);
create table focus_notes (
  id int generated always as identity primary key,
  issue_id int not null references focus_issues,
  kind text not null check (kind in ('progress','returned','moved','owner')),
  text text not null check (length(text) between 3 and 4000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index focus_notes_issue on focus_notes (issue_id);

create table practices (
  id int generated always as identity primary key,
  unit_id int not null references units,
  title text not null check (length(title) between 5 and 200),
  what text not null check (length(what) between 10 and 4000),
  lesson text not null default '' check (length(lesson) <= 4000),
  began_on date not null,
  measure_id int references measures,
  before_month text check (before_month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  after_month text check (after_month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  before_value numeric(14,2),
  after_value numeric(14,2),
  revision int not null default 0,
  registered_by int not null references accounts,
  registered_at timestamptz not null,
  committee_id int references committees,
  recognised_by int references accounts,
  recognised_at timestamptz,
  recognised_note text check (length(recognised_note) <= 2000),
  ended_at timestamptz,
  ended_by int references accounts,
  end_reason text check (length(end_reason) between 10 and 2000),
  check (num_nonnulls(committee_id, recognised_by, recognised_at) in (0, 3)),
  check (num_nonnulls(ended_at, ended_by, end_reason) in (0, 3)),
  check (after_month > before_month)
);
create index practices_unit on practices (unit_id);
create table practice_uses (
  id int generated always as identity primary key,
  practice_id int not null references practices,
  unit_id int not null references units,
  taken_on date not null,
  adapted text not null default '' check (length(adapted) <= 4000),
  before_month text check (before_month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  after_month text check (after_month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  before_value numeric(14,2),
  after_value numeric(14,2),
  result text check (length(result) between 10 and 4000),
  reported_at timestamptz,
  by_account int not null references accounts,
  at timestamptz not null,
  ended_on date,
  end_reason text check (length(end_reason) between 10 and 2000),
  check (after_month > before_month),
  check (num_nonnulls(ended_on, end_reason) in (0, 2))
);
create unique index practice_uses_live on practice_uses (practice_id, unit_id) where ended_on is null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table practice_uses, practices, focus_notes, focus_steps, focus_issues');
  }
}
