import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A month recomputed for what was found later, by a decision (Điều 21.3); an override lifted by a decision of its own. */
export class FoundLater1764000001621 implements MigrationInterface {
  name = 'FoundLater1764000001621';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table legal_recomputations (
  id int generated always as identity primary key,
  result_id int not null references legal_results,
  new_result_id int not null unique references legal_results,
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  reason text not null check (length(reason) between 10 and 4000),
  by_account int not null references accounts,
  at timestamptz not null
);
alter table legal_results drop constraint legal_results_kind_check;
alter table legal_results add constraint legal_results_kind_check check (kind in ('confirmation','petition','led-review','found-later'));
alter table overrides
  add column withdrawal_number text check (length(withdrawal_number) between 1 and 60),
  add column withdrawal_date date,
  add constraint overrides_withdrawal_decision check (num_nonnulls(withdrawal_number, withdrawal_date) in (0, 2));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table overrides drop constraint overrides_withdrawal_decision, drop column withdrawal_number, drop column withdrawal_date;
      alter table legal_results drop constraint legal_results_kind_check;
      alter table legal_results add constraint legal_results_kind_check check (kind in ('confirmation','petition','led-review'));
      drop table legal_recomputations`);
  }
}
