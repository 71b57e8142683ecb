import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At which root a reading was chosen: what is said of a unit apart stands in the root's chain. */
export class ReadingRoots1764000001642 implements MigrationInterface {
  name = 'ReadingRoots1764000001642';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table reading_choices add column root_unit_id int references units;
update reading_choices c set root_unit_id = coalesce(
  (select split_part(a.chain, ':', 2)::int from audit a where c.key = 'using-agency' and a.act = 'unit.legal-settings'
    and a.account_id = c.chosen_by and a.at::timestamptz = c.chosen_at order by a.id limit 1), c.unit_id);
alter table reading_choices alter column root_unit_id set not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table reading_choices drop column root_unit_id');
  }
}
