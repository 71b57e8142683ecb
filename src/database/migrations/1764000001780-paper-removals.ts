import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A paper kept with a year by mistake is taken away: its bytes go, its name, hash and who and why stay. After the year is decided one
 * asks and another confirms. What followed a removed paper may be followed anew, so a paper may have more than one that named it.
 */
export class PaperRemovals1764000001780 implements MigrationInterface {
  name = 'PaperRemovals1764000001780';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table year_paper_removals (
  id int generated always as identity primary key,
  paper_id int not null references year_papers,
  step text not null check (step in ('asked','refused','removed')),
  asked_id int unique references year_paper_removals,
  reason text not null check (length(reason) between 10 and 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  check (case step when 'asked' then asked_id is null when 'refused' then asked_id is not null else true end)
);
create index year_paper_removals_paper on year_paper_removals (paper_id, id);
create unique index year_paper_removals_once on year_paper_removals (paper_id) where step = 'removed';
alter table year_papers drop constraint year_papers_former_id_key;
create index year_papers_former on year_papers (former_id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop index year_papers_former;
alter table year_papers add constraint year_papers_former_id_key unique (former_id);
drop table year_paper_removals;
    `);
  }
}
