import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The door: tries at passwords counted by account and by where they come from, one-time passwords with an end, and
 * requests that a second person answers. One-time passwords already handed out end seven days after they were made.
 */
export class Door1764000001050 implements MigrationInterface {
  name = 'Door1764000001050';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table password_tries (
  key text primary key check (length(key) between 1 and 80),
  account_id int references accounts,
  failures int not null check (failures >= 0),
  last_at timestamptz not null,
  wait_until timestamptz
);
create index password_tries_account on password_tries (account_id);
create index password_tries_last_at on password_tries (last_at);

alter table accounts add column one_time_until timestamptz, add column one_time_used_at timestamptz,
  add column given_alone_at timestamptz;
update accounts set one_time_until = password_changed_at + interval '7 days'
  where must_change_password and password_hash is not null and password_changed_at is not null;
alter table accounts drop column failed_count, drop column locked_until;

create table access_requests (
  id int generated always as identity primary key,
  account_id int not null references accounts,
  kind text not null check (kind in ('password','enabling','role')),
  role text check (role in ('personnel','inspector','administrator','outside-approver')),
  unit_id int references units,
  asked_by int not null references accounts,
  asked_at timestamptz not null,
  answered_by int references accounts,
  answered_at timestamptz,
  granted boolean,
  used_at timestamptz,
  check ((role is not null) = (kind = 'role')),
  check (num_nulls(answered_by, answered_at, granted) in (0, 3)),
  check (asked_by <> account_id),
  constraint second_person check (not granted or answered_by not in (asked_by, account_id)),
  check (used_at is null or granted)
);
create index access_requests_account on access_requests (account_id, asked_at desc);
create index access_requests_open on access_requests (asked_at) where answered_at is null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table access_requests, password_tries;
alter table accounts drop column one_time_until, drop column one_time_used_at, drop column given_alone_at,
  add column failed_count int not null default 0, add column locked_until timestamptz;
    `);
  }
}
