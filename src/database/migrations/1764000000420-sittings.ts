import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A committee's sittings, and the questions its signals lead to. */
export class Sittings1764000000420 implements MigrationInterface {
  name = 'Sittings1764000000420';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table committees
  add quorum_above numeric(4,3) not null default 0.5 check (quorum_above >= 0.5 and quorum_above < 1),
  add withdrawn_count boolean not null default false;
create table sittings (
  id int generated always as identity primary key,
  committee_id int not null references committees,
  period_id int not null references periods,
  number int not null check (number > 0),
  held_on date not null,
  began_at text not null check (began_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ended_at text check (ended_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null check (length(place) between 2 and 200),
  chair_id int not null references officials,
  secretary_id int not null references officials,
  guests text not null default '' check (length(guests) <= 2000),
  quorum_above numeric(4,3) not null,
  withdrawn_count boolean not null,
  conclusion text not null default '' check (length(conclusion) <= 8000),
  revision int not null default 0,
  opened_by int not null references accounts,
  opened_at timestamptz not null,
  closed_by int references accounts,
  closed_at timestamptz,
  cancelled_by int references accounts,
  cancelled_at timestamptz,
  cancel_reason text check (length(cancel_reason) between 10 and 2000),
  unique (committee_id, number),
  check (chair_id <> secretary_id),
  check (num_nonnulls(closed_by, closed_at, ended_at) in (0, 1, 3)),
  check (num_nonnulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3)),
  check (num_nonnulls(closed_at, cancelled_at) < 2)
);
create unique index sittings_open on sittings (committee_id) where closed_at is null and cancelled_at is null;
create index sittings_period on sittings (period_id);
create table sitting_members (
  sitting_id int not null references sittings,
  official_id int not null references officials,
  role text not null check (role in ('chair','deputy','secretary','member')),
  present boolean not null default false,
  absence text not null default '' check (length(absence) <= 300),
  primary key (sitting_id, official_id)
);

create table signal_questions (
  id int generated always as identity primary key,
  committee_id int not null references committees,
  unit_id int not null references units,
  head_id int not null references officials,
  code text not null check (length(code) between 1 and 40),
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  figures jsonb not null,
  text text not null default '' check (length(text) <= 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  closed_by int references accounts,
  closed_at timestamptz,
  conclusion text check (length(conclusion) between 10 and 2000),
  unique (committee_id, unit_id, head_id, code, month),
  check (num_nonnulls(closed_by, closed_at, conclusion) in (0, 3))
);
create index signal_questions_head on signal_questions (head_id) where closed_at is null;
create table signal_answers (
  id int generated always as identity primary key,
  question_id int not null references signal_questions,
  text text not null check (length(text) between 10 and 4000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index signal_answers_question on signal_answers (question_id);

create table sitting_items (
  id int generated always as identity primary key,
  sitting_id int not null references sittings,
  position int not null,
  kind text not null check (kind in ('late-units','leaders-below','signal','focus','petition','sheet','practice','other')),
  unit_id int references units,
  evaluation_id int references evaluations,
  issue_id int references focus_issues,
  question_id int references signal_questions,
  practice_id int references practices,
  title text not null check (length(title) between 3 and 300),
  facts jsonb not null default '{}',
  discussion text not null default '' check (length(discussion) <= 8000),
  added_by int not null references accounts,
  added_at timestamptz not null,
  removed_at timestamptz,
  removed_by int references accounts,
  check (num_nonnulls(removed_at, removed_by) in (0, 2))
);
create index sitting_items_sitting on sitting_items (sitting_id, position);
create table sitting_withdrawals (
  id int generated always as identity primary key,
  item_id int not null references sitting_items,
  official_id int not null references officials,
  cause text not null check (cause in ('own','approved','answers-for','declared')),
  note text not null default '' check (length(note) <= 500),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (item_id, official_id)
);
create table sitting_decisions (
  id int generated always as identity primary key,
  item_id int not null references sitting_items,
  number int not null check (number > 0),
  kind text not null check (kind in ('entries','focus-settled','focus-chosen','recognised','asked','resolved')),
  text text not null check (length(text) between 3 and 4000),
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  reason text not null default '' check (length(reason) <= 2000),
  entitled int not null check (entitled > 0),
  in_favour int not null check (in_favour >= 0),
  against int not null check (against >= 0),
  abstained int not null check (abstained >= 0),
  carried boolean not null,
  approval_id int references approvals,
  by_account int not null references accounts,
  at timestamptz not null,
  unique (item_id, number),
  check (in_favour + against + abstained = entitled)
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table sitting_decisions, sitting_withdrawals, sitting_items, signal_answers, signal_questions, sitting_members, sittings;
      alter table committees drop quorum_above, drop withdrawn_count`);
  }
}
