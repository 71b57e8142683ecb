import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who issued the decision by which an edition is chosen. Choices made before do not say, and nobody is invented for them. */
export class WhoDecidedAChoice1764000001692 implements MigrationInterface {
  name = 'WhoDecidedAChoice1764000001692';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table edition_choices add column issued_by text check (length(issued_by) between 2 and 200)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table edition_choices drop column issued_by');
  }
}
