import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A unit's own frame for viên chức; the points of an outside label, and why it is not the one of its points; files of them. */
export class OwnFrames1764000001752 implements MigrationInterface {
  name = 'OwnFrames1764000001752';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table own_frames (
  id int generated always as identity primary key,
  unit_id int not null references units,
  number int not null,
  items jsonb not null default '[]',
  excellent numeric check (excellent > 0 and excellent <= 100),
  good numeric check (good > 0 and good < excellent),
  completed numeric check (completed > 0 and completed < good),
  revision int not null default 0,
  from_year int check (from_year between 2000 and 2100),
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  created_by int not null references accounts,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  adopted_by int references accounts,
  adopted_at timestamptz,
  unique (unit_id, number),
  check (adopted_at is null or num_nulls(excellent, good, completed, from_year, decision_number, decision_date, adopted_by) = 0)
);
create unique index own_frames_draft on own_frames (unit_id) where adopted_at is null;
alter table outside_labels add column frame_id int references own_frames, add column note text check (length(note) between 10 and 1000);
alter table imports drop constraint imports_kind_check, add column year_id int references years,
  add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays','outside-labels')),
  add check ((kind = 'outside-labels') = (year_id is not null));`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from imports where kind = 'outside-labels';
      alter table imports drop column year_id, drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays'));
      alter table outside_labels drop column frame_id, drop column note;
      drop table own_frames`);
  }
}
