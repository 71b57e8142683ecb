import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mergers and splits that were none: what an act ended keeps the end that it had had before, roles go along with the unit that they hang on,
 * and what takes back an act that closed months stand on asks a second person.
 */
export class UnitsTakenBack1764000001790 implements MigrationInterface {
  name = 'UnitsTakenBack1764000001790';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table unit_act_rows add column was_to date;
update unit_act_rows r set was_to = p.to_date from posts p where r.kind = 'post' and p.id = r.begun_id;
update unit_act_rows r set was_to = d.to_date from acting_appointments x join delegations d on d.id = x.delegation_id
where r.kind = 'acting' and x.id = r.ended_id;

alter table unit_acts add column reverses_id int unique references unit_acts,
  add constraint unit_acts_reverses check (reverses_id is null or (kind = 'annul' and corrects_id is null));

create table role_moves (
  id int generated always as identity primary key,
  act_id int not null references unit_acts,
  account_id int not null references accounts,
  role text not null,
  from_unit_id int not null references units,
  unit_id int not null references units,
  ends boolean not null,
  done_at timestamptz,
  given boolean not null default false,
  ended boolean not null default false
);
create index role_moves_act on role_moves (act_id);
create index role_moves_due on role_moves (id) where done_at is null;

create table unit_act_annulments (
  id int generated always as identity primary key,
  act_id int not null references unit_acts,
  reason text not null check (length(reason) between 1 and 1000),
  asked_by int not null references accounts,
  asked_at timestamptz not null,
  answered_by int references accounts,
  answered_at timestamptz,
  granted boolean,
  check (num_nonnulls(answered_by, answered_at, granted) in (0, 3)),
  check (answered_by <> asked_by or not granted)
);
create unique index unit_act_annulments_open on unit_act_annulments (act_id) where answered_at is null;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table unit_act_annulments, role_moves;
alter table unit_acts drop column reverses_id;
alter table unit_act_rows drop column was_to;`);
  }
}
