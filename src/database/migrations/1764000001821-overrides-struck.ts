import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was recorded by mistake to count in a year is struck: as if it had never counted, where a lifting decision ends what did. */
export class OverridesStruck1764000001821 implements MigrationInterface {
  name = 'OverridesStruck1764000001821';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table overrides add column struck_by int references accounts, add column struck_at timestamptz,
  add constraint overrides_struck check (num_nonnulls(struck_by, struck_at) in (0, 2));
drop index one_year_for_a_breach;
alter table overrides disable trigger keep_override;
update overrides v set struck_by = withdrawn_by, struck_at = withdrawn_at, withdrawn_by = null, withdrawn_at = null, withdrawal_reason = null
where v.withdrawal_number is null and exists (select 1 from corrections c
  where c.after is null and c.at = v.withdrawn_at and (c.kind, c.row_id) in (('override-entry', v.id), ('breach', v.breach_id)));
alter table overrides enable trigger keep_override;
create unique index one_year_for_a_breach on overrides (breach_id) where withdrawn_at is null and struck_at is null;
create or replace function keep_override() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.struck_at is not null
    or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_by, new.withdrawal_reason, new.withdrawal_number, new.withdrawal_date)
      is distinct from (old.withdrawn_at, old.withdrawn_by, old.withdrawal_reason, old.withdrawal_number, old.withdrawal_date))
    or (new.breach_id, new.official_id, new.year, new.kind, new.decision_number, new.decision_date, new.issued_by, new.by_account, new.at)
      is distinct from (old.breach_id, old.official_id, old.year, old.kind, old.decision_number, old.decision_date, old.issued_by, old.by_account, old.at) then
    raise exception 'an override is withdrawn or struck once and never edited' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;`);
  }

  /** What was struck has ended: by a withdrawal that says so. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
create or replace function keep_override() returns trigger language plpgsql as $$
begin
  return coalesce(new, old);
end $$;
update overrides set withdrawn_by = struck_by, withdrawn_at = struck_at, withdrawal_reason = 'Đã bỏ vì ghi nhầm' where struck_at is not null and withdrawn_at is null;
create or replace function keep_override() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (new.breach_id, new.official_id, new.year, new.kind, new.decision_number, new.decision_date, new.issued_by, new.by_account, new.at)
      is distinct from (old.breach_id, old.official_id, old.year, old.kind, old.decision_number, old.decision_date, old.issued_by, old.by_account, old.at) then
    raise exception 'an override is withdrawn once and never edited' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
drop index one_year_for_a_breach;
create unique index one_year_for_a_breach on overrides (breach_id) where withdrawn_at is null;
alter table overrides drop column struck_by, drop column struck_at;`);
  }
}
