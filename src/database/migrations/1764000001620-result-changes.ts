import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In what a result by the law differs from the one it replaces, each thing with its reason. */
export class ResultChanges1764000001620 implements MigrationInterface {
  name = 'ResultChanges1764000001620';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table legal_result_changes (
  id int generated always as identity primary key,
  result_id int not null references legal_results,
  position int not null check (position >= 1),
  what text not null check (what in ('line','line-struck','line-added','mark','mark-added','item','organising','uniting')),
  about text not null check (length(about) between 1 and 40),
  before jsonb,
  after jsonb,
  reason text not null check (length(reason) between 10 and 2000),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (result_id, position),
  check (num_nonnulls(before, after) >= 1)
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table legal_result_changes`);
  }
}
