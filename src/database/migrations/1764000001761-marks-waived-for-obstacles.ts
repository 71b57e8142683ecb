import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A late or failed mark says for which confirmed obstacle it was waived. */
export class MarksWaivedForObstacles1764000001761 implements MigrationInterface {
  name = 'MarksWaivedForObstacles1764000001761';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table work_marks add column obstacle_id int references obstacles check (obstacle_id is null or waived_at is not null);
create index work_marks_obstacle on work_marks (obstacle_id) where obstacle_id is not null;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table work_marks drop column obstacle_id');
  }
}
