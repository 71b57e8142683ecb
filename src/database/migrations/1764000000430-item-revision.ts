import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two who write on one item of a sitting are told of each other. */
export class ItemRevision1764000000430 implements MigrationInterface {
  name = 'ItemRevision1764000000430';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table sitting_items add revision int not null default 0');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table sitting_items drop revision');
  }
}
