import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Acts of the year by a numbered decision: a label for who had no working month, a unit's rating replaced. And the answer
 * under Điều 11.3a, which stood in the audit alone, on the override itself.
 */
export class YearActs1764000000350 implements MigrationInterface {
  name = 'YearActs1764000000350';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table no_month_decisions (
  id int generated always as identity primary key,
  year_sheet_id int not null references year_sheets,
  label text not null check (label in ('excellent','good','completed','not-completed','not-classified')),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  reason text not null check (length(reason) between 10 and 2000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index no_month_decisions_sheet on no_month_decisions (year_sheet_id);
create table unit_rating_replacements (
  id int generated always as identity primary key,
  rating_id int not null references unit_ratings,
  number int not null check (number >= 1),
  before text not null check (before in ('excellent','good','completed','not-completed')),
  level text not null check (level in ('excellent','good','completed','not-completed')),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  reason text not null check (length(reason) between 10 and 2000),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (rating_id, number),
  check (level <> before)
);
alter table overrides add column relation text check (relation in ('duty','degradation'));
alter table overrides disable trigger keep_override;
update overrides v set relation = a.detail ->> 'relation'
  from (select (payload::jsonb) -> 'detail' as detail from audit where act = 'breach.override-recorded') a
  where (a.detail ->> 'overrideId')::int = v.id and v.kind = 'discipline' and a.detail ->> 'relation' in ('duty','degradation');
alter table overrides enable trigger keep_override;
alter table overrides add constraint relation_of_discipline check (relation is null or kind = 'discipline');
create function keep_override_relation() returns trigger language plpgsql as $$
begin
  if new.relation is distinct from old.relation then
    raise exception 'an override is withdrawn once and never edited' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_override_relation before update on overrides for each row execute function keep_override_relation();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop trigger keep_override_relation on overrides; drop function keep_override_relation();
      alter table overrides drop column relation;
      drop table unit_rating_replacements, no_month_decisions`);
  }
}
