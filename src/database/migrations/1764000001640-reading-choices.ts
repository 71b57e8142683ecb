import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The stricter reading of Điều 14.2, frozen with a month as the cut is, and who chose which reading when. What was chosen
 * before has who and when out of the audit; no decision was asked for then, and none is invented.
 */
export class ReadingChoices1764000001640 implements MigrationInterface {
  name = 'ReadingChoices1764000001640';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table legal_periods add column mark_takes text not null default 'quarter' check (mark_takes in ('quarter','whole'));

create table reading_choices (
  id int generated always as identity primary key,
  unit_id int not null references units,
  key text not null check (key in ('legal-rhythm','legal-cap-at','legal-mark-takes','quota-base','using-agency')),
  value text not null check (length(value) between 1 and 40),
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  chosen_by int not null references accounts,
  chosen_at timestamptz not null,
  check ((decision_number is null) = (decision_date is null))
);
create index reading_choices_unit on reading_choices (unit_id, key, chosen_at);

insert into reading_choices (unit_id, key, value, chosen_by, chosen_at)
select said.unit_id, k.key, said.detail -> 'to' ->> k.key, said.account_id, said.at
from (select split_part(chain, ':', 2)::int as unit_id, payload::jsonb -> 'detail' as detail, account_id, at::timestamptz as at, id
      from audit where act = 'unit.legal-settings' and account_id is not null) said
join units u on u.id = said.unit_id
cross join (values ('legal-rhythm'), ('legal-cap-at'), ('quota-base')) k (key)
where said.detail -> 'to' ->> k.key is not null and said.detail -> 'from' ->> k.key is distinct from said.detail -> 'to' ->> k.key
order by said.id;

insert into reading_choices (unit_id, key, value, chosen_by, chosen_at)
select s.unit_id, s.key, s.value, said.account_id, said.at
from settings s
cross join lateral (
  select account_id, at::timestamptz as at from audit
  where act = 'unit.legal-settings' and account_id is not null and payload::jsonb -> 'detail' -> 'to' -> 'agencies' @> to_jsonb(s.unit_id)
  order by id limit 1) said
where s.key = 'using-agency' and s.value = 'yes';
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop table reading_choices;
alter table legal_periods drop column mark_takes;
    `);
  }
}
