import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two records of one person: which one was merged into which. The merged row stays, so that whatever names it goes on naming it. */
export class PeopleMerged1764000001742 implements MigrationInterface {
  name = 'PeopleMerged1764000001742';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table official_merges (
  from_official int primary key references officials,
  to_official int not null references officials,
  by_account int not null references accounts,
  at timestamptz not null,
  check (from_official <> to_official)
);
create index official_merges_to on official_merges (to_official);

create function move_person(was int, stays int, places text[]) returns void language plpgsql set search_path from current as $$
declare place text;
begin
  foreach place in array places loop
    execute format('update %I set %I = $2 where %2$I = $1', split_part(place, '.', 1), split_part(place, '.', 2)) using was, stays;
  end loop;
end $$;

create function keep_merged() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select 1 from official_merges where from_official = new.official_id) then
    raise exception 'a merged record holds nothing any more' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_merged before insert or update of official_id on posts for each row execute function keep_merged();
create trigger keep_merged before insert or update of official_id on committee_members for each row execute function keep_merged();
create trigger keep_merged before insert or update of official_id on acting_appointments for each row execute function keep_merged();`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop trigger keep_merged on posts; drop trigger keep_merged on committee_members; drop trigger keep_merged on acting_appointments;
drop function keep_merged(); drop function move_person(int, int, text[]); drop table official_merges;`);
  }
}
