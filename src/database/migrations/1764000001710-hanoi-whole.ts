import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEYS = ['legal-rhythm', 'legal-cap-at', 'legal-mark-takes', 'quota-base', 'using-agency'];
const listed = (keys: readonly string[]) => keys.map((key) => `'${key}'`).join(',');

/**
 * The ceiling of A by unit as a reading, frozen with a month; and the decisions that named a unit outstanding as rows, taken
 * back while the month is open. What was entered before has who and when out of the audit, else out of the opening, and no day.
 */
export class HanoiWhole1764000001710 implements MigrationInterface {
  name = 'HanoiWhole1764000001710';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table legal_periods add column hanoi_ceiling text not null default 'agency' check (hanoi_ceiling in ('agency','unit'));
alter table reading_choices drop constraint reading_choices_key_check;
alter table reading_choices add constraint reading_choices_key_check check (key in (${listed([...KEYS, 'hanoi-ceiling'])}));

create table hanoi_outstandings (
  id int generated always as identity primary key,
  legal_period_id int not null references legal_periods,
  unit_id int not null references units,
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date,
  by_account int not null references accounts,
  at timestamptz not null,
  ended_by int references accounts,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 10 and 2000),
  check (num_nonnulls(ended_by, ended_at, end_reason) in (0, 3))
);
create unique index one_outstanding on hanoi_outstandings (legal_period_id, unit_id) where ended_at is null;

insert into hanoi_outstandings (legal_period_id, unit_id, decision_number, by_account, at)
select p.id, p.root_unit_id, p.outstanding_decision, coalesce(said.account_id, p.opened_by), coalesce(said.at, p.opened_at)
from legal_periods p left join lateral (
  select a.account_id, a.at::timestamptz as at from audit a
  where a.chain = 'legal-period:' || p.id and a.act = 'legal-period.outstanding' and a.account_id is not null order by a.id desc limit 1) said on true
where p.outstanding_decision is not null;
alter table legal_periods drop column outstanding_decision;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table legal_periods add column outstanding_decision text check (length(outstanding_decision) between 1 and 60);
update legal_periods p set outstanding_decision = h.decision_number from hanoi_outstandings h
where h.legal_period_id = p.id and h.unit_id = p.root_unit_id and h.ended_at is null;
drop table hanoi_outstandings;
delete from reading_choices where key = 'hanoi-ceiling';
alter table reading_choices drop constraint reading_choices_key_check;
alter table reading_choices add constraint reading_choices_key_check check (key in (${listed(KEYS)}));
alter table legal_periods drop column hanoi_ceiling;
    `);
  }
}
