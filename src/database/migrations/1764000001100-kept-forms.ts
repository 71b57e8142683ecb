import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms posted without a valid session wait sealed, each under its own browser's key; what sessions held of forms, passwords among them, is purged. */
export class KeptForms1764000001100 implements MigrationInterface {
  name = 'KeptForms1764000001100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`update sessions set sess = (sess::jsonb - 'stash')::json where sess::jsonb ? 'stash'`);
    await q.query(`
create table kept_forms (
  id text primary key,
  account_id int not null references accounts on delete cascade,
  sealed bytea not null,
  kept_at timestamptz not null,
  ends_at timestamptz not null
);
create index kept_forms_account on kept_forms (account_id, kept_at);
create index kept_forms_end on kept_forms (ends_at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table kept_forms');
  }
}
