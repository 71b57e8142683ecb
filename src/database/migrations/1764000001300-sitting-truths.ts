import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a change of a measure counts, complaints judged by their share in time, and a sitting closed by mistake opened again. */
export class SittingTruths1764000001300 implements MigrationInterface {
  name = 'SittingTruths1764000001300';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table measures
  add threshold numeric(8,2) check (threshold between 0 and 1000),
  add judged_with text check (judged_with ~ '^[A-Za-z0-9._-]{1,40}$'),
  add share_name text check (length(share_name) between 2 and 120),
  add check (num_nonnulls(judged_with, share_name) in (0, 2));
update measures m set judged_with = 'complaints-overdue', share_name = 'Tỷ lệ đơn thư, phản ánh của công dân giải quyết đúng hạn'
where m.code = 'complaints-settled' and m.kind = 'count'
  and exists (select 1 from measures r where r.root_unit_id = m.root_unit_id and r.code = 'complaints-overdue' and r.kind = 'count');
alter table sitting_items drop constraint sitting_items_kind_check;
alter table sitting_items add constraint sitting_items_kind_check
  check (kind in ('late-units','progress','leaders-below','signal','focus','petition','sheet','practice','other'));
create table sitting_reopenings (
  id int generated always as identity primary key,
  sitting_id int not null references sittings,
  reason text not null check (length(reason) between 10 and 2000),
  asked_by int not null references accounts,
  asked_at timestamptz not null,
  confirmed_by int references accounts,
  confirmed_at timestamptz,
  ended_at text not null,
  closed_by int not null references accounts,
  closed_at timestamptz not null,
  unique (sitting_id, closed_at),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
  check (confirmed_by <> asked_by)
);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table sitting_reopenings;
update sitting_items set kind = 'other' where kind = 'progress';
alter table sitting_items drop constraint sitting_items_kind_check;
alter table sitting_items add constraint sitting_items_kind_check
  check (kind in ('late-units','leaders-below','signal','focus','petition','sheet','practice','other'));
alter table measures drop threshold, drop judged_with, drop share_name;
    `);
  }
}
