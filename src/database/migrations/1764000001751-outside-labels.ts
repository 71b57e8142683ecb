import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a body outside the decree decided on somebody's year: written once, put right by corrections. */
export class OutsideLabels1764000001751 implements MigrationInterface {
  name = 'OutsideLabels1764000001751';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table outside_labels (
  id int generated always as identity primary key,
  year_id int not null references years,
  official_id int not null references officials,
  unit_id int not null references units,
  title text not null,
  position text not null check (position in ('head', 'deputy', 'member')),
  person_type text not null check (person_type in ('cadre', 'civil-servant', 'public-employee', 'contract')),
  label text not null check (label in ('excellent', 'good', 'completed', 'not-completed', 'not-classified')),
  score numeric check (score between 0 and 100),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  issued_by text not null check (length(issued_by) between 2 and 200),
  by_account int not null references accounts,
  at timestamptz not null
);
create index outside_labels_year on outside_labels (year_id, official_id);
create index outside_labels_official on outside_labels (official_id);`);
  }

  /** What was entered, and how it was put right, goes. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from corrections where kind = 'outside-label'; drop table outside_labels`);
  }
}
