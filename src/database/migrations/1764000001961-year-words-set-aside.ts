import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The year record of somebody for whom the decree does not hold after all: it leaves the year with its words kept as they were. */
export class YearWordsSetAside1764000001961 implements MigrationInterface {
  name = 'YearWordsSetAside1764000001961';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table year_words_set_aside (
  id int generated always as identity primary key,
  year_id int not null references years,
  official_id int not null references officials,
  record jsonb not null,
  by_account int not null references accounts,
  at timestamptz not null
);
create index year_words_set_aside_of on year_words_set_aside (official_id, year_id);`);
  }

  /** The words go back into the year, where the person has no record there since. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
insert into year_records overriding system value
select r.* from year_words_set_aside w, jsonb_populate_record(null::year_records, w.record) r
where not exists (select 1 from year_records y where y.year_id = w.year_id and y.official_id = w.official_id);
drop table year_words_set_aside;`);
  }
}
