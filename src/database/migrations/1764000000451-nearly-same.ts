import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A commitment keeps what it nearly repeats; a pledge's draft keeps whatever has been typed, however short. */
export class NearlySame1764000000451 implements MigrationInterface {
  name = 'NearlySame1764000000451';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table commitments add nearly_same jsonb not null default '[]';
      alter table pledge_items drop constraint pledge_items_text_check, add constraint pledge_items_text_check check (length(text) between 1 and 500)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from pledge_items where length(text) < 5;
      alter table pledge_items drop constraint pledge_items_text_check, add constraint pledge_items_text_check check (length(text) between 5 and 500);
      alter table commitments drop nearly_same`);
  }
}
