import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What hangs on a unit or its committee, asked of the catalogue of the schema: a table that comes later hangs by itself. */
export class TiesOfUnits1764000001791 implements MigrationInterface {
  name = 'TiesOfUnits1764000001791';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create function ties_of_unit(unit int) returns table (place text, ties int) language plpgsql stable set search_path from current as $$
declare r record;
begin
  for r in
    select c.conrelid::regclass as held_in, t.relname || '.' || a.attname as place, a.attname,
      case c.confrelid when 'units'::regclass then 'select $1' else 'select id from committees where unit_id = $1' end as named
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid in ('units'::regclass, 'committees'::regclass)
    order by 2
  loop
    place := r.place;
    execute format('select count(*)::int from %s x where x.%I in (%s)', r.held_in, r.attname, r.named) into ties using unit;
    if ties > 0 then return next; end if;
  end loop;
end $$;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop function ties_of_unit(int)');
  }
}
