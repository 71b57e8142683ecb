import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One key for the order of names, kept by the database itself: whoever writes a name, and whenever, writes its key. The letters
 * of each syllable come first, then its tone: "{" and "|" stand after every letter of ASCII, so that ă and â follow a, đ follows d.
 * A person's given name stands before the family and middle names. `src/web/name-order.ts` says the same for lists in memory.
 */
export class NameOrder1764000001350 implements MigrationInterface {
  name = 'NameOrder1764000001350';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create function name_order(name text, person boolean) returns text language sql immutable strict parallel safe as $$
  select coalesce(string_agg(letters || tone, ' ' order by case when person and place = words then 0 else place end), '')
  from (
    select place, count(*) over () as words,
      regexp_replace(replace(replace(replace(replace(replace(replace(
        translate(word, U&'\\0300\\0309\\0303\\0301\\0323', ''),
        U&'a\\0306', 'a{'), U&'a\\0302', 'a|'), U&'e\\0302', 'e{'), U&'o\\0302', 'o{'), U&'o\\031B', 'o|'), U&'u\\031B', 'u{'),
        '[^a-z0-9{|]', '', 'g') as letters,
      case when word like U&'%\\0300%' then '1' when word like U&'%\\0309%' then '2' when word like U&'%\\0303%' then '3'
        when word like U&'%\\0301%' then '4' when word like U&'%\\0323%' then '5' else '0' end as tone
    from (
      select replace(replace(lower(normalize(typed, NFD) collate "C"), U&'\\0110', 'd{'), U&'\\0111', 'd{') collate "C" as word, place
      from regexp_split_to_table(btrim(name collate "C"), '\\s+') with ordinality t(typed, place)
    ) spelt
  ) syllables $$;

create function folded(typed text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(translate(lower(regexp_replace(normalize(typed, NFD) collate "C", U&'[\\0300-\\036F]', '', 'g')),
    U&'\\0110\\0111', 'dd'), '\\s+', ' ', 'g')) $$;

alter table officials add column sort_name text collate "C" not null generated always as (name_order(full_name, true)) stored;
alter table units add column sort_name text collate "C" not null generated always as (name_order(name, false)) stored;
alter table accounts add column sort_name text collate "C" not null generated always as (name_order(display_name, true)) stored,
  add column search_name text not null generated always as (folded(display_name)) stored;
create index officials_in_order on officials (sort_name, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table accounts drop column sort_name, drop column search_name;
alter table units drop column sort_name;
alter table officials drop column sort_name;
drop function folded(text);
drop function name_order(text, boolean);
    `);
  }
}
