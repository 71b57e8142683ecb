import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a decision stands, a sheet's status says so: it falls back only with the row of the act that lets it. And the audit says up
 * to which row sittings were closed before that was sealed; going back keeps that row, which the next time changes nothing.
 */
export class StatusStands1764000001210 implements MigrationInterface {
  name = 'StatusStands1764000001210';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create function keep_status() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from approvals where evaluation_id = new.id) then
    return new;
  end if;
  if (case
    when new.status = 'excused' then exists (select 1 from excusals where evaluation_id = new.id and ended_at is null)
    when new.status in ('draft', 'submitted', 'returned') then exists (
      select 1 from reopenings o where o.evaluation_id = new.id and o.confirmed_at is not null and o.refused_at is null and o.ended_at is null and not exists (
        select 1 from approvals n where n.evaluation_id = new.id and n.kind not in ('petition', 'sitting') and n.at > o.confirmed_at))
    when new.status = 'approved' then not exists (
      select 1 from approvals a join reviews v on v.approval_id = a.id where a.evaluation_id = new.id and not exists (
        select 1 from approvals n where n.evaluation_id = new.id and n.number > a.number and n.kind not in ('petition', 'sitting')))
    else true end) then
    return new;
  end if;
  raise exception 'the status of a decided sheet is what was decided' using errcode = 'integrity_constraint_violation';
end $$;
create trigger keep_status before update of status on evaluations for each row when (new.status is distinct from old.status) execute function keep_status();

create function keep_legal_status() returns trigger language plpgsql as $$
begin
  if exists (select 1 from legal_results where sheet_id = new.id) then
    raise exception 'the status of a confirmed form is what was confirmed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_legal_status before update of status on legal_sheets for each row when (new.status <> 'confirmed') execute function keep_legal_status();

create function keep_year_status() returns trigger language plpgsql as $$
begin
  if exists (select 1 from labels where year_sheet_id = new.id) then
    raise exception 'the status of a classified form is what was decided' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_year_status before update of status on year_sheets for each row when (new.status <> 'classified') execute function keep_year_status();

create trigger keep_answer before update or delete on reopenings for each row when (coalesce(old.ended_at, old.refused_at) is not null) execute function keep_answer();

insert into audit (chain, payload)
select 'audit', json_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'act', 'audit.baseline', 'account', null, 'detail', json_build_object(
  'sittings', (select coalesce(max(id), 0) from sittings)))::text
where exists (select 1 from accounts);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop trigger keep_answer on reopenings;
      drop trigger keep_year_status on year_sheets; drop function keep_year_status();
      drop trigger keep_legal_status on legal_sheets; drop function keep_legal_status();
      drop trigger keep_status on evaluations; drop function keep_status()`);
  }
}
