import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was stated and put right, both versions; and figures that are made void. */
export class Corrections1764000001660 implements MigrationInterface {
  name = 'Corrections1764000001660';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table corrections (
  id int generated always as identity primary key,
  kind text not null check (length(kind) between 1 and 40),
  row_id int not null,
  number int not null check (number > 0),
  chain text not null,
  unit_id int not null references units,
  before jsonb not null,
  after jsonb,
  reason text not null check (length(reason) between 10 and 2000),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (kind, row_id, number)
);`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table corrections');
  }
}
