import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a second person agreed to is kept with the request, and disabling is asked for like letting in again. A request
 * agreed to before has nothing to be compared with, so its slip has to be asked for again.
 */
export class WholeAgreement1764000001454 implements MigrationInterface {
  name = 'WholeAgreement1764000001454';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table access_requests add column agreed_places jsonb check (agreed_places is null or jsonb_typeof(agreed_places) = 'array'),
  drop constraint access_requests_kind_check,
  add constraint access_requests_kind_check check (kind in ('password','enabling','disabling','role'));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
delete from access_requests where kind = 'disabling';
alter table access_requests drop column agreed_places,
  drop constraint access_requests_kind_check,
  add constraint access_requests_kind_check check (kind in ('password','enabling','role'));
    `);
  }
}
