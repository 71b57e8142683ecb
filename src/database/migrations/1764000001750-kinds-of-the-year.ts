import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom the decree holds for: a year keeps the kind of each person. Until now every one of them was công chức. */
export class KindsOfTheYear1764000001750 implements MigrationInterface {
  name = 'KindsOfTheYear1764000001750';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table year_records add column person_type text not null default 'civil-servant'
  check (person_type in ('cadre', 'civil-servant', 'public-employee', 'contract'));`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table year_records drop column person_type');
  }
}
