import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a sheet was left undecided when its period closed: named one by one, never changed. */
export class ClosingReasons1764000000110 implements MigrationInterface {
  name = 'ClosingReasons1764000000110';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table closing_reasons (
  period_id int not null references periods,
  evaluation_id int not null references evaluations,
  reason text not null check (length(reason) between 5 and 500),
  by_account int not null references accounts,
  at timestamptz not null,
  primary key (period_id, evaluation_id)
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table closing_reasons');
  }
}
