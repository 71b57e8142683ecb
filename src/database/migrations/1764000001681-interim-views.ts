import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a former head says of somebody's open paper, for the head who decides now. */
export class InterimViews1764000001681 implements MigrationInterface {
  name = 'InterimViews1764000001681';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table interim_views (
  id int generated always as identity primary key,
  evaluation_id int references evaluations,
  legal_form_id int references legal_forms,
  text text not null check (length(text) between 10 and 4000),
  marks jsonb not null,
  by_account int not null references accounts,
  at timestamptz not null,
  check (num_nonnulls(evaluation_id, legal_form_id) = 1),
  unique (evaluation_id, by_account),
  unique (legal_form_id, by_account)
);`);
  }

  /** How they were put right goes with them: a new row of the same number is another thing. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from corrections where kind in ('interim-view', 'legal-interim-view', 'hanoi-interim-view');
      drop table interim_views`);
  }
}
