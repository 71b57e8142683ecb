import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The month by the law, beside the unit's scorecard: editions chosen, assigned work, forms, results, petitions. */
export class Legal1764000000210 implements MigrationInterface {
  name = 'Legal1764000000210';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table edition_choices (
  id int generated always as identity primary key,
  unit_id int not null references units,
  person_type text check (person_type in ('cadre','civil-servant','public-employee','contract')),
  edition text not null check (edition in ('nd-335-2025','hanoi-3814-2018')),
  from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  to_month text check (to_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  decision_number text not null check (length(decision_number) between 1 and 60),
  decision_date date not null,
  chosen_by int not null references accounts,
  chosen_at timestamptz not null,
  ended_by int references accounts,
  ended_at timestamptz,
  check (to_month >= from_month),
  check (num_nonnulls(ended_by, ended_at) in (0, 2))
);
create index edition_choices_unit on edition_choices (unit_id) where ended_at is null;
create table hanoi_frames (
  id int generated always as identity primary key,
  unit_id int not null references units,
  audience text not null default 'everybody' check (audience in ('everybody','leaders','staff')),
  number int not null check (number > 0),
  items jsonb not null default '[]',
  revision int not null default 0,
  from_month text check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  created_by int not null references accounts,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  adopted_by int references accounts,
  adopted_at timestamptz,
  unique (unit_id, audience, number),
  check (num_nonnulls(adopted_by, adopted_at, decision_number, decision_date, from_month) in (0, 5))
);
create unique index one_draft_of_a_frame on hanoi_frames (unit_id, audience) where adopted_at is null;
create function keep_adopted_frame() returns trigger language plpgsql as $$
begin
  if old.adopted_at is not null then
    raise exception 'an adopted frame is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_adopted_frame before update or delete on hanoi_frames for each row execute function keep_adopted_frame();

create table legal_periods (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  edition text not null check (edition in ('nd-335-2025','hanoi-3814-2018')),
  span text not null check (span in ('month','quarter')),
  cap_at text not null default 'average' check (cap_at in ('average','component')),
  outstanding_decision text check (length(outstanding_decision) between 1 and 60),
  self_due_on date not null,
  confirm_due_on date not null,
  closes_on date not null,
  opened_at timestamptz not null,
  opened_by int not null references accounts,
  closed_at timestamptz,
  closed_by int references accounts,
  closing_note text check (length(closing_note) <= 2000),
  unique (root_unit_id, month, edition),
  check (self_due_on <= confirm_due_on and confirm_due_on <= closes_on),
  check (span = 'month' or right(month, 2) in ('03','06','09','12'))
);
create table legal_sheets (
  id int generated always as identity primary key,
  legal_period_id int not null references legal_periods,
  edition text not null,
  month text not null,
  official_id int not null references officials,
  unit_id int not null references units,
  person_type text not null check (person_type in ('cadre','civil-servant','public-employee','contract')),
  title text not null check (length(title) between 1 and 120),
  position text not null check (position in ('head','deputy','member')),
  leader boolean not null,
  frame_id int references hanoi_frames,
  status text not null default 'draft' check (status in ('draft','submitted','returned','confirmed','absent')),
  revision int not null default 0,
  self_marks jsonb not null default '{}',
  strengths text not null default '' check (length(strengths) <= 4000),
  limits text not null default '' check (length(limits) <= 4000),
  self_saved_at timestamptz,
  submitted_at timestamptz,
  head_marks jsonb not null default '{}',
  organising smallint check (organising in (50, 100)),
  organising_reason text not null default '' check (length(organising_reason) <= 2000),
  uniting smallint check (uniting in (50, 100)),
  uniting_reason text not null default '' check (length(uniting_reason) <= 2000),
  opinion text not null default '' check (length(opinion) <= 4000),
  head_saved_at timestamptz,
  result_id int,
  confirmed_at timestamptz,
  common numeric(5,2) check (common between 0 and 30),
  results numeric(5,2) check (results between 0 and 70),
  score numeric(5,2) check (score between 0 and 100),
  band text check (band in ('excellent','good','completed','not-completed','A','B','C','D')),
  note text,
  unique (legal_period_id, official_id)
);
create index legal_sheets_official on legal_sheets (official_id, edition, month) include (score, band, status);
create index legal_sheets_unit on legal_sheets (legal_period_id, unit_id) include (score, band, status);
create table legal_returns (
  id int generated always as identity primary key,
  sheet_id int not null references legal_sheets,
  by_account int not null references accounts,
  at timestamptz not null,
  reason text not null check (length(reason) between 10 and 2000)
);
create table legal_results (
  id int generated always as identity primary key,
  sheet_id int not null references legal_sheets,
  number int not null,
  kind text not null check (kind in ('confirmation','petition')),
  by_account int not null references accounts,
  at timestamptz not null,
  marks jsonb not null,
  self_marks jsonb not null,
  work jsonb not null default '[]',
  organising smallint,
  organising_reason text not null default '',
  uniting smallint,
  uniting_reason text not null default '',
  opinion text not null default '',
  led_results int[] not null default '{}',
  record jsonb not null,
  printed jsonb not null,
  common numeric(5,2),
  results numeric(5,2),
  score numeric(5,2),
  band text,
  note text,
  reason text check (length(reason) <= 4000),
  supersedes int references legal_results,
  unique (sheet_id, number)
);
create index legal_results_led on legal_results using gin (led_results);
alter table legal_sheets add foreign key (result_id) references legal_results;

create table absences (
  id int generated always as identity primary key,
  official_id int not null references officials,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  kind text not null check (kind in ('sick','maternity','unpaid','not-in-service')),
  reason text not null check (length(reason) between 3 and 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  ended_by int references accounts,
  ended_at timestamptz,
  check (num_nonnulls(ended_by, ended_at) in (0, 2))
);
create unique index absences_live on absences (official_id, month) where ended_at is null;
create table imported_months (
  id int generated always as identity primary key,
  official_id int not null references officials,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  edition text not null default 'nd-335-2025',
  score numeric(5,2) not null check (score between 0 and 100),
  agency text not null check (length(agency) between 2 and 200),
  document_number text not null check (length(document_number) between 1 and 60),
  document_date date not null,
  by_account int not null references accounts,
  at timestamptz not null,
  ended_by int references accounts,
  ended_at timestamptz,
  check (num_nonnulls(ended_by, ended_at) in (0, 2))
);
create unique index imported_months_live on imported_months (official_id, month, edition) where ended_at is null;

create table work_lines (
  id int generated always as identity primary key,
  sheet_id int not null references legal_sheets,
  product_id int references catalogue_products,
  code text not null check (length(code) between 1 and 40),
  factor numeric(9,3) not null check (factor > 0),
  task text not null check (length(task) between 1 and 500),
  origin text not null check (origin in ('assigned','taken-over','unplanned')),
  from_line_id int references work_lines,
  directing boolean not null default false,
  quantity numeric(8,2) not null check (quantity > 0),
  completed numeric(8,2) not null default 0 check (completed >= 0),
  given_back numeric(8,2) not null default 0 check (given_back >= 0),
  given_back_at timestamptz,
  given_back_reason text check (length(given_back_reason) <= 1000),
  due_on date,
  reference text check (length(reference) between 1 and 80),
  remark text not null default '' check (length(remark) <= 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  updated_at timestamptz not null,
  removed_by int references accounts,
  removed_at timestamptz,
  check (completed + given_back <= quantity),
  check ((origin = 'taken-over') or from_line_id is null)
);
create index work_lines_sheet on work_lines (sheet_id) where removed_at is null;
create unique index work_lines_reference on work_lines (sheet_id, reference) where removed_at is null;
create table work_marks (
  id int generated always as identity primary key,
  line_id int not null references work_lines,
  item int not null check (item between 1 and 10000),
  kind text not null check (kind in ('failed','late')),
  happened_on date not null,
  reason text not null check (length(reason) between 3 and 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  waived_by int references accounts,
  waived_at timestamptz,
  waiver_reason text check (length(waiver_reason) between 10 and 1000),
  removed_by int references accounts,
  removed_at timestamptz,
  removal_reason text check (length(removal_reason) between 3 and 1000),
  check (num_nonnulls(waived_by, waived_at, waiver_reason) in (0, 3)),
  check (num_nonnulls(removed_by, removed_at, removal_reason) in (0, 3))
);
create index work_marks_line on work_marks (line_id) where removed_at is null;
create table work_imports (
  id int generated always as identity primary key,
  legal_period_id int not null references legal_periods,
  file_name text not null check (length(file_name) between 1 and 200),
  account_id int not null references accounts,
  at timestamptz not null,
  status text not null check (status in ('checked','refused','applied')),
  rows jsonb not null default '[]',
  summary jsonb not null default '{}',
  applied_at timestamptz
);

create table legal_petitions (
  id int generated always as identity primary key,
  sheet_id int not null references legal_sheets,
  result_id int not null references legal_results,
  by_account int not null references accounts,
  filed_at timestamptz not null,
  received_on date not null,
  due_on date not null,
  reason text not null check (length(reason) between 10 and 4000),
  outcome text check (outcome in ('kept','replaced')),
  decided_by int references accounts,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 10 and 4000),
  new_result_id int references legal_results,
  check (num_nonnulls(outcome, decided_by, decided_at, decision_reason) in (0, 4)),
  check ((new_result_id is not null) = coalesce(outcome = 'replaced', false))
);
create unique index legal_petitions_open on legal_petitions (sheet_id) where outcome is null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table legal_sheets drop constraint legal_sheets_result_id_fkey;
      drop table legal_petitions, work_imports, work_marks, work_lines, imported_months, absences, legal_results, legal_returns,
        legal_sheets, legal_periods, hanoi_frames, edition_choices;
      drop function keep_adopted_frame`);
  }
}
