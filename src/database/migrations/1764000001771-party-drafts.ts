import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A member's draft of the year's review: their words, and, while it is handed over, what the program filled in then. */
export class PartyDrafts1764000001771 implements MigrationInterface {
  name = 'PartyDrafts1764000001771';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table party_drafts (
  id int generated always as identity primary key,
  official_id int not null references officials,
  unit_id int not null references units,
  year int not null check (year between 2020 and 2099),
  leader boolean not null,
  texts jsonb not null default '{}',
  revision int not null default 0,
  created_at timestamptz not null,
  saved_at timestamptz,
  handed_at timestamptz,
  filled jsonb,
  check ((handed_at is null) = (filled is null)),
  unique (official_id, year)
);`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table party_drafts');
  }
}
