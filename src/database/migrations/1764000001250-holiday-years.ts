import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weekends that are worked, and years whose days off have been confirmed. */
export class HolidayYears1764000001250 implements MigrationInterface {
  name = 'HolidayYears1764000001250';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table holidays add kind text not null default 'off' check (kind in ('off', 'worked')),
        add check (kind = 'off' or extract(isodow from day) in (6, 7));
      create table holiday_years (
        year int primary key check (year between 2000 and 2099),
        confirmed_by int not null references accounts,
        confirmed_at timestamptz not null)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table holiday_years;
      delete from holidays where kind = 'worked';
      alter table holidays drop kind`);
  }
}
