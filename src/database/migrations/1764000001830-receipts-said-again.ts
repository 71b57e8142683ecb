import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person may say otherwise of a result than they did: a further row that names the one before it, which stays. */
export class ReceiptsSaidAgain1764000001830 implements MigrationInterface {
  name = 'ReceiptsSaidAgain1764000001830';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table receipts
  drop constraint receipts_kind_result_id_key,
  add column former_id int unique,
  add constraint receipts_of_result unique (id, kind, result_id),
  add constraint receipts_former foreign key (former_id, kind, result_id) references receipts (id, kind, result_id),
  add constraint receipts_later check (former_id < id);
create unique index receipts_first on receipts (kind, result_id) where former_id is null;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
delete from receipts where former_id is not null;
drop index receipts_first;
alter table receipts
  drop constraint receipts_later, drop constraint receipts_former, drop constraint receipts_of_result, drop column former_id,
  add constraint receipts_kind_result_id_key unique (kind, result_id);`);
  }
}
