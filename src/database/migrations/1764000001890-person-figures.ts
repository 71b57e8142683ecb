import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A criterion of a set may take each person's own figure from a named source. The source stands beside the set, so that an
 * adopted version stays as it was signed; a figure is a row that is never rewritten, the newest one of an
 * evaluation and a source counts.
 */
export class PersonFigures1764000001890 implements MigrationInterface {
  name = 'PersonFigures1764000001890';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table person_sources (
  id int generated always as identity primary key,
  set_id int not null references criteria_sets,
  criterion text not null check (length(criterion) between 1 and 40),
  name text not null check (length(name) between 2 and 120),
  by_account int not null references accounts,
  at timestamptz not null,
  ended_by int references accounts,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 10 and 1000),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index person_sources_one on person_sources (set_id, criterion) where ended_at is null;
create table person_figures (
  id int generated always as identity primary key,
  source_id int not null references person_sources,
  evaluation_id int not null references evaluations,
  value numeric not null check (scale(value) <= 4),
  part numeric,
  whole numeric,
  import_id int references imports,
  by_account int not null references accounts,
  at timestamptz not null,
  check ((part is null) = (whole is null) and part between 0 and whole)
);
create index person_figures_evaluation on person_figures (evaluation_id, source_id, id);
alter table imports add column person_source_id int references person_sources, add column figure_month text,
  drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays','outside-labels','person-figures')),
  add constraint imports_person_figures check ((kind = 'person-figures') = (person_source_id is not null) and (kind = 'person-figures') = (figure_month is not null));`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table person_figures;
delete from imports where kind = 'person-figures';
alter table imports drop constraint imports_person_figures, drop column person_source_id, drop column figure_month,
  drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays','outside-labels'));
drop table person_sources;`);
  }
}
