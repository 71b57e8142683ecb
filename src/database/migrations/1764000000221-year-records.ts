import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was adopted or decided in a year stays: a meeting is corrected by another one, an override is withdrawn, never edited. */
export class YearRecords1764000000221 implements MigrationInterface {
  name = 'YearRecords1764000000221';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table meetings add column corrects int unique references meetings;
create function keep_adopted_meeting() returns trigger language plpgsql as $$
begin
  if old.adopted_at is not null then
    raise exception 'an adopted meeting is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_adopted_meeting before update or delete on meetings for each row execute function keep_adopted_meeting();
create function keep_adopted_opinions() returns trigger language plpgsql as $$
begin
  if exists (select 1 from meetings m where m.adopted_at is not null and m.id in (new.meeting_id, old.meeting_id)) then
    raise exception 'the opinions of an adopted meeting are never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_adopted_opinions before insert or update or delete on meeting_opinions for each row execute function keep_adopted_opinions();
alter table breaches add constraint breach_of_person unique (id, official_id);
alter table overrides add constraint override_of_breach_of_person foreign key (breach_id, official_id) references breaches (id, official_id);
create function keep_override() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (new.breach_id, new.official_id, new.year, new.kind, new.decision_number, new.decision_date, new.issued_by, new.by_account, new.at)
      is distinct from (old.breach_id, old.official_id, old.year, old.kind, old.decision_number, old.decision_date, old.issued_by, old.by_account, old.at) then
    raise exception 'an override is withdrawn once and never edited' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_override before update or delete on overrides for each row execute function keep_override();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop trigger keep_override on overrides; drop function keep_override();
      alter table overrides drop constraint override_of_breach_of_person; alter table breaches drop constraint breach_of_person;
      drop trigger keep_adopted_opinions on meeting_opinions; drop function keep_adopted_opinions();
      drop trigger keep_adopted_meeting on meetings; drop function keep_adopted_meeting(); alter table meetings drop column corrects`);
  }
}
