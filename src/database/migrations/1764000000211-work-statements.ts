import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who said how much of a piece of work is done (0 said is not the same as nothing said), and how often a line changed. */
export class WorkStatements1764000000211 implements MigrationInterface {
  name = 'WorkStatements1764000000211';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table work_lines
  add column revision int not null default 0,
  add column stated_by int references accounts,
  add column stated_at timestamptz,
  add check (num_nonnulls(stated_by, stated_at) in (0, 2));
create index work_lines_from on work_lines (from_line_id) where removed_at is null;
create table work_proposals (
  id int generated always as identity primary key,
  sheet_id int not null references legal_sheets,
  product_id int not null references catalogue_products,
  code text not null check (length(code) between 1 and 40),
  task text not null check (length(task) between 1 and 500),
  quantity numeric(8,2) not null check (quantity > 0),
  due_on date,
  reason text not null check (length(reason) between 10 and 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  outcome text check (outcome in ('accepted','refused')),
  decided_by int references accounts,
  decided_at timestamptz,
  decided_reason text check (length(decided_reason) <= 1000),
  line_id int references work_lines,
  check (num_nonnulls(outcome, decided_by, decided_at) in (0, 3)),
  check ((line_id is not null) = coalesce(outcome = 'accepted', false)),
  check (outcome is distinct from 'refused' or length(decided_reason) >= 10)
);
create index work_proposals_sheet on work_proposals (sheet_id, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table work_proposals;
      drop index work_lines_from;
      alter table work_lines drop column revision, drop column stated_by, drop column stated_at`);
  }
}
