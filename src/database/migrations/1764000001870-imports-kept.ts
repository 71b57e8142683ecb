import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file whose time is over before it was written has expired; what was written of a row is not kept beside the row that was written. */
export class ImportsKept1764000001870 implements MigrationInterface {
  name = 'ImportsKept1764000001870';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table imports drop constraint if exists imports_status_check, drop constraint if exists imports_status_check1,
  add constraint imports_status_check check (status in ('read','checked','refused','applying','applied','failed','outdated','expired'));
create index imports_unpurged on imports (at) where worksheets is not null;
update imports set plan = (select coalesce(jsonb_agg(p.value - 'line' order by p.place), '[]') from jsonb_array_elements(plan) with ordinality p(value, place))
  where status = 'applied' and plan @? '$[*].line';`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop index imports_unpurged;
update imports set status = 'outdated' where status = 'expired';
alter table imports drop constraint imports_status_check,
  add constraint imports_status_check check (status in ('read','checked','refused','applying','applied','failed','outdated'));`);
  }
}
