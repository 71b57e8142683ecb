import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has no record of an official (personnel, an outside approver, an administrator) is told, too: by their account. */
export class NoticesOfAccounts1764000001960 implements MigrationInterface {
  name = 'NoticesOfAccounts1764000001960';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table notices alter column official_id drop not null;
alter table notices add column account_id int references accounts (id);
alter table notices add constraint notices_told check (num_nonnulls(official_id, account_id) = 1);
create index notices_of_account on notices (account_id, at desc) where account_id is not null;`);
  }

  /** What accounts were told has no place in the older table. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
delete from notices where official_id is null;
drop index notices_of_account;
alter table notices drop constraint notices_told;
alter table notices drop column account_id;
alter table notices alter column official_id set not null;`);
  }
}
