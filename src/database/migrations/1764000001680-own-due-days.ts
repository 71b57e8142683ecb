import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A paper that came late, or came back, is due on a day of its own, later than its round's. */
export class OwnDueDays1764000001680 implements MigrationInterface {
  name = 'OwnDueDays1764000001680';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table evaluations add column self_due_on date');
    await q.query('alter table legal_forms add column self_due_on date');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table legal_forms drop column self_due_on');
    await q.query('alter table evaluations drop column self_due_on');
  }
}
