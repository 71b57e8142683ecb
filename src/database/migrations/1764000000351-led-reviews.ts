import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the scorer did about a leader's result made from results that were replaced since: kept it, or had d reckoned anew. */
export class LedReviews1764000000351 implements MigrationInterface {
  name = 'LedReviews1764000000351';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table legal_led_reviews (
  id int generated always as identity primary key,
  result_id int not null references legal_results,
  outcome text not null check (outcome in ('kept','recomputed')),
  seen int[] not null check (cardinality(seen) >= 1),
  reason text not null check (length(reason) between 10 and 4000),
  new_result_id int references legal_results,
  by_account int not null references accounts,
  at timestamptz not null,
  check ((new_result_id is not null) = (outcome = 'recomputed'))
);
create index legal_led_reviews_result on legal_led_reviews (result_id);
alter table legal_results drop constraint legal_results_kind_check;
alter table legal_results add constraint legal_results_kind_check check (kind in ('confirmation','petition','led-review'));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table legal_results drop constraint legal_results_kind_check;
      alter table legal_results add constraint legal_results_kind_check check (kind in ('confirmation','petition'));
      drop table legal_led_reviews`);
  }
}
