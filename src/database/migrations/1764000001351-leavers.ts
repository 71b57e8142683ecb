import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who left before a month's last day, and what was stated in the unit that somebody left. */
export class Leavers1764000001351 implements MigrationInterface {
  name = 'Leavers1764000001351';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table excusals add column left_on date;
alter table legal_sheets add column left_on date;

create table earlier_entries (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  unit_id int not null references units,
  version_id int not null references criteria_versions,
  values numeric[] not null,
  notes jsonb not null,
  at timestamptz not null
);
create index earlier_entries_evaluation on earlier_entries (evaluation_id, id);

create table earlier_marks (
  id int generated always as identity primary key,
  sheet_id int not null references legal_sheets,
  unit_id int not null references units,
  frame_id int not null references hanoi_frames,
  marks jsonb not null,
  limits text not null,
  at timestamptz not null
);
create index earlier_marks_sheet on earlier_marks (sheet_id, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table earlier_marks, earlier_entries;
alter table legal_sheets drop column left_on;
alter table excusals drop column left_on;
    `);
  }
}
