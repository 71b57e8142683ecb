import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agencies are called on papers, and who signs under which title, from a day on. */
export class PaperNames1764000001720 implements MigrationInterface {
  name = 'PaperNames1764000001720';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table paper_names (
  id int generated always as identity primary key,
  unit_id int not null references units,
  body text not null check (body in ('state', 'party')),
  day date not null,
  name text not null check (length(name) <= 200),
  above text not null check (length(above) <= 200),
  place text not null check (length(place) <= 60),
  suffix text not null check (length(suffix) <= 20),
  collective text not null check (length(collective) <= 120),
  head_title text not null check (length(head_title) <= 120),
  deputy_title text not null check (length(deputy_title) <= 120),
  by_account int not null references accounts,
  at timestamptz not null
);
create index paper_names_unit on paper_names (unit_id, body, day, id);`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table paper_names');
  }
}
