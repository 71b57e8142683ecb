import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who were entered by mistake and taken out again; and what hangs on a person, by the catalogue of the schema: every row that names
 * them, their account or a post of theirs, whichever table it stands in.
 */
export class PeopleRemoved1764000001740 implements MigrationInterface {
  name = 'PeopleRemoved1764000001740';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table official_removals (
  official_id int primary key,
  account_id int,
  code text not null,
  full_name text not null,
  unit_id int not null references units,
  reason text not null check (length(reason) between 10 and 2000),
  by_account int not null references accounts,
  at timestamptz not null
);
create index official_removals_unit on official_removals (unit_id);

create function ties_of(person int) returns table (place text, ties int) language plpgsql stable set search_path from current as $$
declare r record;
begin
  for r in
    select c.conrelid::regclass as held_in, t.relname || '.' || a.attname as place, a.attname, case c.confrelid
        when 'officials'::regclass then 'select $1'
        when 'accounts'::regclass then 'select id from accounts where official_id = $1'
        else 'select id from posts where official_id = $1' end as named
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid in ('officials'::regclass, 'accounts'::regclass, 'posts'::regclass)
    order by 2
  loop
    place := r.place;
    execute format('select count(*)::int from %s x where x.%I in (%s)', r.held_in, r.attname, r.named) into ties using person;
    if ties > 0 then return next; end if;
  end loop;
  place := 'audit.account_id';
  select count(*)::int into ties from audit x where x.account_id in (select id from accounts where official_id = person);
  if ties > 0 then return next; end if;
end $$;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop function ties_of(int); drop table official_removals');
  }
}
