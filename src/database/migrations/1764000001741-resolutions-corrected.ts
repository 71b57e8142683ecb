import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An item of a later sitting that corrects what an earlier one decided; the earlier minutes stay as they were signed. */
export class ResolutionsCorrected1764000001741 implements MigrationInterface {
  name = 'ResolutionsCorrected1764000001741';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table sitting_items add column decision_id int references sitting_decisions;
alter table sitting_items drop constraint sitting_items_kind_check;
alter table sitting_items add constraint sitting_items_kind_check
  check (kind in ('late-units','progress','leaders-below','signal','focus','petition','sheet','practice','correction','other'));
alter table sitting_items add constraint sitting_items_corrects check ((kind = 'correction') = (decision_id is not null));
create index sitting_items_decision on sitting_items (decision_id) where decision_id is not null;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table sitting_items drop constraint sitting_items_corrects;
alter table sitting_items drop constraint sitting_items_kind_check;
update sitting_items set kind = 'other' where kind = 'correction';
alter table sitting_items add constraint sitting_items_kind_check
  check (kind in ('late-units','progress','leaders-below','signal','focus','petition','sheet','practice','other'));
alter table sitting_items drop column decision_id;`);
  }
}
