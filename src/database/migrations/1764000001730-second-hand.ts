import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is put right only by two people, and results that were decided on what has been put right since. */
export class SecondHand1764000001730 implements MigrationInterface {
  name = 'SecondHand1764000001730';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table correction_requests (
  id int generated always as identity primary key,
  kind text not null check (length(kind) between 1 and 40),
  row_id int not null,
  chain text not null,
  official_id int references officials,
  unit_ids int[] not null check (cardinality(unit_ids) > 0),
  title text not null,
  before jsonb not null,
  after jsonb,
  reason text not null check (length(reason) between 10 and 2000),
  asked_by int not null references accounts,
  asked_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'refused', 'withdrawn')),
  answered_by int references accounts,
  answered_at timestamptz,
  answer text check (length(answer) between 10 and 2000),
  check (num_nonnulls(outcome, answered_by, answered_at) in (0, 3))
);
create unique index correction_requests_open on correction_requests (kind, row_id) where outcome is null;
alter table corrections add column request_id int unique references correction_requests;
create index corrections_chain on corrections (chain, kind);
create table result_flags (
  id int generated always as identity primary key,
  correction_id int not null references corrections,
  paper text not null check (paper in ('evaluation', 'legal', 'year')),
  paper_id int not null,
  official_id int not null references officials,
  month text not null,
  scored_by int references accounts,
  at timestamptz not null,
  seen_at timestamptz,
  unique (correction_id, paper, paper_id)
);
create index result_flags_paper on result_flags (paper, paper_id);
create index result_flags_open on result_flags (scored_by) where seen_at is null;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table result_flags');
    await q.query('alter table corrections drop column request_id');
    await q.query('drop index corrections_chain');
    await q.query('drop table correction_requests');
  }
}
