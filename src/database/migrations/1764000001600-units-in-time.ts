import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Units and committees in time: the row of today says since when, the rows of other days stand beside it, and acts say why. What
 * stands now holds since ever, so that no month that was reported reads otherwise.
 */
export class UnitsInTime1764000001600 implements MigrationInterface {
  name = 'UnitsInTime1764000001600';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table units add column from_date date not null default '-infinity', add column to_date date, add check (to_date >= from_date);
alter table committees add column from_date date not null default '-infinity', add column to_date date, add check (to_date >= from_date);

create table unit_states (
  unit_id int not null references units,
  from_date date not null,
  to_date date,
  code text not null,
  name text not null,
  sort_name text collate "C" not null generated always as (name_order(name, false)) stored,
  kind text not null,
  parent_id int references units,
  path text not null,
  position int not null,
  closed_on date,
  primary key (unit_id, from_date),
  check (to_date >= from_date),
  constraint one_state_of_a_unit exclude using gist (
    int4range(unit_id, unit_id, '[]') with &&, daterange(from_date, to_date, '[]') with &&)
);
create index unit_states_path on unit_states (path text_pattern_ops);

create table committee_states (
  committee_id int not null references committees,
  from_date date not null,
  to_date date,
  name text not null,
  primary key (committee_id, from_date),
  check (to_date >= from_date),
  constraint one_state_of_a_committee exclude using gist (
    int4range(committee_id, committee_id, '[]') with &&, daterange(from_date, to_date, '[]') with &&)
);

create table unit_acts (
  id int generated always as identity primary key,
  kind text not null check (kind in ('found','rename','move','merge','split','close','reopen','committee','import','mend','annul')),
  unit_id int not null references units,
  day date not null,
  decision_number text check (length(decision_number) between 1 and 60),
  reason text check (length(reason) between 1 and 1000),
  corrects_id int unique references unit_acts,
  by_account int not null references accounts,
  at timestamptz not null,
  check (decision_number is not null or kind in ('found','import','mend','annul')),
  check (reason is not null or (kind not in ('mend','annul') and corrects_id is null))
);
create index unit_acts_unit on unit_acts (unit_id);

create table unit_act_changes (
  act_id int not null references unit_acts,
  unit_id int not null references units,
  role text not null check (role in ('itself','merged','successor','part','new')),
  sets jsonb not null,
  was jsonb not null,
  primary key (act_id, unit_id)
);
create index unit_act_changes_unit on unit_act_changes (unit_id);

create table unit_act_rows (
  id int generated always as identity primary key,
  act_id int not null references unit_acts,
  kind text not null check (kind in ('post','acting','oversight','seat')),
  ended_id int,
  begun_id int,
  check (num_nonnulls(ended_id, begun_id) > 0)
);
create index unit_act_rows_act on unit_act_rows (act_id);

create function one_state_a_day() returns trigger language plpgsql as $$
begin
  if exists (select 1 from units u join unit_states s on s.unit_id = u.id where u.id = new.unit_id
    and daterange(u.from_date, u.to_date, '[]') && daterange(s.from_date, s.to_date, '[]'))
  then raise exception 'a unit has two states on one day' using errcode = 'exclusion_violation', constraint = 'one_state_of_a_unit';
  end if;
  return null;
end $$;
create constraint trigger one_state_a_day after insert or update on unit_states deferrable initially deferred
  for each row execute function one_state_a_day();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table unit_act_rows, unit_act_changes, unit_acts, committee_states, unit_states;
drop function one_state_a_day();
alter table committees drop column from_date, drop column to_date;
alter table units drop column from_date, drop column to_date;
    `);
  }
}
