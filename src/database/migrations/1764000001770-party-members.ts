import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is a Party member, from a day on, as far as personnel entered it; nobody is until then. */
export class PartyMembers1764000001770 implements MigrationInterface {
  name = 'PartyMembers1764000001770';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table party_members (
  id int generated always as identity primary key,
  official_id int not null references officials,
  from_date date not null,
  to_date date check (to_date >= from_date),
  cell text not null check (length(cell) <= 200),
  by_account int not null references accounts,
  at timestamptz not null,
  constraint party_member_once exclude using gist (int4range(official_id, official_id, '[]') with &&, daterange(from_date, to_date, '[]') with &&)
);`);
  }

  /** How they were put right goes with them: a new row of the same number is another thing. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from corrections where kind = 'party-member'; drop table party_members`);
  }
}
