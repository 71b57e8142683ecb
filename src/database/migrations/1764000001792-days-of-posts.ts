import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which days of a month somebody's main post or head changed is asked of the days, not of every post there ever was. */
export class DaysOfPosts1764000001792 implements MigrationInterface {
  name = 'DaysOfPosts1764000001792';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create index posts_began on posts (from_date) where main or position = 'head';
create index posts_ended on posts ((to_date + 1)) where main or position = 'head';`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index posts_began, posts_ended');
  }
}
