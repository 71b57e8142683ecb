import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Heads name substitutes: what was offered, and, once accepted, the acting head that it makes. */
export class Delegations1764000001721 implements MigrationInterface {
  name = 'Delegations1764000001721';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table delegations (
  id int generated always as identity primary key,
  unit_id int not null references units,
  from_official int not null references officials,
  to_official int not null references officials check (to_official <> from_official),
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  offered_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz check (declined_at is null or accepted_at is null),
  ended_at timestamptz,
  ended_by int references accounts
);
create index delegations_from on delegations (from_official, id);
create index delegations_to on delegations (to_official, id);
alter table acting_appointments add column delegation_id int unique references delegations;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('delete from acting_appointments where delegation_id is not null');
    await q.query('alter table acting_appointments drop column delegation_id');
    await q.query('drop table delegations');
  }
}
