import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a form by the law was left without a score when its month closed: named one by one; the month stays missing. */
export class LegalClosingReasons1764000000240 implements MigrationInterface {
  name = 'LegalClosingReasons1764000000240';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table legal_closing_reasons (
  sheet_id int primary key references legal_sheets,
  reason text not null check (length(reason) between 5 and 500),
  by_account int not null references accounts,
  at timestamptz not null
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table legal_closing_reasons');
  }
}
