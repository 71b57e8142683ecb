import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A review that was taken back (`corrections`) no longer keeps an evaluation reviewed, and another may follow it. */
export class ReviewsTakenBack1764000001661 implements MigrationInterface {
  name = 'ReviewsTakenBack1764000001661';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table reviews drop constraint reviews_approval_id_key');
    await q.query(
      keepStatus(`and not exists (select 1 from corrections c where c.kind = 'review' and c.row_id = v.id)`),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(keepStatus(''));
    await q.query('alter table reviews add constraint reviews_approval_id_key unique (approval_id)');
  }
}

function keepStatus(standing: string): string {
  return `
create or replace function keep_status() returns trigger language plpgsql as $$
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
      select 1 from approvals a join reviews v on v.approval_id = a.id where a.evaluation_id = new.id ${standing} and not exists (
        select 1 from approvals n where n.evaluation_id = new.id and n.number > a.number and n.kind not in ('petition', 'sitting')))
    else true end) then
    return new;
  end if;
  raise exception 'the status of a decided sheet is what was decided' using errcode = 'integrity_constraint_violation';
end $$;`;
}
