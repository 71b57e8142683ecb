import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an agency's rule on added income gives each band of a quarter (Điều 23.1d, 26.1e): by its decision, from a quarter on. */
export class IncomeRules1764000001782 implements MigrationInterface {
  name = 'IncomeRules1764000001782';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table income_rules (
  id int generated always as identity primary key,
  unit_id int not null references units,
  from_month text not null check (from_month ~ '^20[0-9]{2}-(01|04|07|10)$'),
  excellent numeric(4,2) not null check (excellent between 0 and 5),
  good numeric(4,2) not null check (good between 0 and 5),
  completed numeric(4,2) not null check (completed between 0 and 5),
  not_completed numeric(4,2) not null check (not_completed between 0 and 5),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  by_account int not null references accounts,
  at timestamptz not null
);
create index income_rules_unit on income_rules (unit_id, from_month, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table income_rules');
  }
}
