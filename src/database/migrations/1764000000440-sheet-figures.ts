import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The measures' figures that stood when a sheet was handed in and when it was decided, by criterion. */
export class SheetFigures1764000000440 implements MigrationInterface {
  name = 'SheetFigures1764000000440';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `alter table submissions add figures jsonb not null default '{}'; alter table approvals add figures jsonb not null default '{}'`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table approvals drop figures; alter table submissions drop figures');
  }
}
