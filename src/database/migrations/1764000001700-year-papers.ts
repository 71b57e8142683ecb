import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed or scanned papers kept with a person's year (Điều 24.2, 24.3). A newer one names the former and why; both stay. */
export class YearPapers1764000001700 implements MigrationInterface {
  name = 'YearPapers1764000001700';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table year_papers (
  id int generated always as identity primary key,
  year_record_id int not null references year_records,
  point text not null check (point in ('a','b','c','d','dd','e')),
  title text not null check (length(title) between 3 and 200),
  file_id int not null unique references files,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  former_id int unique references year_papers,
  reason text not null default '' check (length(reason) <= 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  check (former_id is null or length(reason) >= 10)
);
create index year_papers_record on year_papers (year_record_id, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table year_papers;');
  }
}
