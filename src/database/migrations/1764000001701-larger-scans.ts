import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scan of a year may have 20 MB, where the table of files stopped at 10. Going back keeps the larger ones that are there. */
export class LargerScans1764000001701 implements MigrationInterface {
  name = 'LargerScans1764000001701';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table files drop constraint files_size_check;
alter table files add constraint files_size_check check (size between 1 and 20971520);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table files drop constraint files_size_check;
alter table files add constraint files_size_check check (size between 1 and 10485760) not valid;
    `);
  }
}
