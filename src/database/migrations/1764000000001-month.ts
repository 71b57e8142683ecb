import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Criteria sets, periods, evaluations and what is done to them. Arrays stand in the order of the criteria version. */
export class Month1764000000001 implements MigrationInterface {
  name = 'Month1764000000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table criteria_sets (
  id int generated always as identity primary key,
  unit_id int not null unique references units,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null check (length(name) between 1 and 200)
);
create table set_drafters (
  id int generated always as identity primary key,
  unit_id int not null references units,
  official_id int not null references officials,
  named_by int not null references accounts,
  named_at timestamptz not null,
  ended_at timestamptz
);
create unique index set_drafters_live on set_drafters (unit_id, official_id) where ended_at is null;
create table criteria_versions (
  id int generated always as identity primary key,
  set_id int not null references criteria_sets,
  number int not null check (number > 0),
  content jsonb not null,
  revision int not null default 0,
  created_by int not null references accounts,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  signed_by int references accounts,
  signed_at timestamptz,
  decision_number text check (length(decision_number) between 1 and 60),
  decision_date date,
  countersigned_by int references accounts,
  countersigned_at timestamptz,
  unique (set_id, number),
  check (countersigned_by <> signed_by),
  check (num_nonnulls(signed_by, signed_at, decision_number, decision_date) in (0, 4)),
  check (countersigned_at is null or signed_at is not null)
);
create unique index one_draft_of_a_set on criteria_versions (set_id) where countersigned_at is null;
create function keep_adopted_version() returns trigger language plpgsql as $$
begin
  if old.countersigned_at is not null then
    raise exception 'an adopted criteria version is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_adopted_version before update or delete on criteria_versions
  for each row execute function keep_adopted_version();

create table holidays (day date primary key, name text not null check (length(name) between 1 and 120));

create table periods (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  opens_on date not null,
  self_due_on date not null,
  approval_due_on date not null,
  review_due_on date not null,
  closes_on date not null,
  opened_at timestamptz,
  opened_by int references accounts,
  closed_at timestamptz,
  closed_by int references accounts,
  closing_note text check (length(closing_note) <= 2000),
  unique (root_unit_id, month),
  check (opens_on <= self_due_on and self_due_on <= approval_due_on
    and approval_due_on <= review_due_on and review_due_on <= closes_on)
);
create table period_sets (
  period_id int not null references periods,
  unit_id int not null references units,
  version_id int not null references criteria_versions,
  from_unit_id int not null references units,
  primary key (period_id, unit_id)
);

create table evaluations (
  id int generated always as identity primary key,
  period_id int not null references periods,
  month text not null,
  official_id int not null references officials,
  unit_id int not null references units,
  tier smallint not null check (tier between 0 and 4),
  version_id int not null references criteria_versions,
  status text not null default 'draft'
    check (status in ('draft','submitted','returned','approved','reviewed','excused')),
  revision int not null default 0,
  self_values numeric[] not null default '{}',
  self_points numeric[],
  self_score numeric(5,2) check (self_score between 0 and 100),
  self_exemplarity numeric(5,2) check (self_exemplarity between 0 and 100),
  self_saved_at timestamptz,
  submitted_at timestamptz,
  began_at timestamptz,
  began_by int references accounts,
  head_values numeric[] not null default '{}',
  head_left_out boolean[] not null default '{}',
  head_saved_at timestamptz,
  blind_values numeric[],
  revealed_at timestamptz,
  revealed_by int references accounts,
  approval_id int,
  approved_at timestamptz,
  points numeric[],
  score numeric(5,2) check (score between 0 and 100),
  exemplarity numeric(5,2) check (exemplarity between 0 and 100),
  reviewed_at timestamptz,
  flagged_at timestamptz,
  unique (period_id, official_id)
);
create index evaluations_month_unit on evaluations (period_id, unit_id) include (score, exemplarity, status);
create index evaluations_official on evaluations (official_id, month);

create table entry_notes (
  evaluation_id int not null references evaluations,
  side text not null check (side in ('self','head')),
  criterion text not null,
  text text not null check (length(text) <= 4000),
  primary key (evaluation_id, side, criterion)
);
create table files (
  id int generated always as identity primary key,
  sha256 text not null,
  media_type text not null,
  size int not null check (size between 1 and 10485760),
  name text not null check (length(name) between 1 and 200),
  content bytea not null,
  uploaded_by int not null references accounts,
  at timestamptz not null
);
create table attachments (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  criterion text not null,
  file_id int not null references files,
  at timestamptz not null,
  removed_at timestamptz
);
create index attachments_evaluation on attachments (evaluation_id) where removed_at is null;

create table submissions (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  number int not null,
  by_account int not null references accounts,
  at timestamptz not null,
  unit_id int not null references units,
  tier smallint not null,
  version_id int not null references criteria_versions,
  values numeric[] not null,
  due_count int not null,
  notes jsonb not null,
  points numeric[] not null,
  score numeric(5,2),
  exemplarity numeric(5,2),
  unique (evaluation_id, number)
);
create table withdrawals (
  id int generated always as identity primary key,
  submission_id int not null unique references submissions,
  evaluation_id int not null references evaluations,
  by_account int not null references accounts,
  at timestamptz not null
);
create table returns (
  id int generated always as identity primary key,
  submission_id int not null unique references submissions,
  evaluation_id int not null references evaluations,
  by_account int not null references accounts,
  at timestamptz not null,
  reason text not null check (length(reason) between 10 and 2000),
  criteria jsonb not null default '{}'
);
create table approvals (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  number int not null,
  kind text not null check (kind in ('approval','outside','petition','reopening','sitting')),
  by_account int not null references accounts,
  at timestamptz not null,
  unit_id int not null references units,
  tier smallint not null,
  version_id int not null references criteria_versions,
  submission_id int references submissions,
  values numeric[] not null,
  left_out boolean[] not null,
  due_count int not null,
  led_scores numeric[] not null default '{}',
  led_approvals int[] not null default '{}',
  blind_values numeric[],
  notes jsonb not null,
  reason text check (length(reason) <= 2000),
  points numeric[] not null,
  score numeric(5,2),
  exemplarity numeric(5,2),
  supersedes int references approvals,
  unique (evaluation_id, number)
);
create index approvals_led on approvals using gin (led_approvals);
alter table evaluations add foreign key (approval_id) references approvals;
create table excusals (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  kind text not null check (kind in ('leave','sick','maternity','not-in-service','joined-late','other')),
  reason text not null check (length(reason) between 3 and 2000),
  by_account int not null references accounts,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by int references accounts
);
create unique index excusals_live on excusals (evaluation_id) where ended_at is null;
create table outside_decisions (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  number text not null check (length(number) between 1 and 60),
  decided_on date not null,
  file_id int not null references files,
  values numeric[] not null,
  left_out boolean[] not null,
  notes jsonb not null default '{}',
  entered_by int not null references accounts,
  entered_at timestamptz not null,
  confirmed_by int references accounts,
  confirmed_at timestamptz,
  refused_by int references accounts,
  refused_at timestamptz,
  check (confirmed_by <> entered_by)
);
create unique index outside_decisions_open on outside_decisions (evaluation_id)
  where confirmed_at is null and refused_at is null;
create table reopenings (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  reason text not null check (length(reason) between 10 and 2000),
  requested_by int not null references accounts,
  requested_at timestamptz not null,
  confirmed_by int references accounts,
  confirmed_at timestamptz,
  refused_by int references accounts,
  refused_at timestamptz,
  ended_at timestamptz,
  check (confirmed_by <> requested_by)
);
create unique index reopenings_open on reopenings (evaluation_id) where refused_at is null and ended_at is null;

create table commitments (
  id int generated always as identity primary key,
  official_id int not null references officials,
  evaluation_id int references evaluations,
  text text not null check (length(text) between 5 and 500),
  first_due_on date not null,
  due_on date not null,
  made_at timestamptz not null,
  made_by int not null references accounts,
  self_kept boolean,
  self_proof text check (length(self_proof) <= 2000),
  self_at timestamptz,
  head_kept boolean,
  head_reason text check (length(head_reason) <= 2000),
  head_at timestamptz,
  head_by int references accounts
);
create index commitments_due on commitments (official_id, due_on);
create table commitment_moves (
  id int generated always as identity primary key,
  commitment_id int not null unique references commitments,
  from_due_on date not null,
  to_due_on date not null,
  reason text not null check (length(reason) between 10 and 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  check (to_due_on > from_due_on)
);

create table comments (
  id int generated always as identity primary key,
  period_id int not null references periods,
  evaluation_id int references evaluations,
  unit_id int references units,
  committee_id int references committees,
  by_account int not null references accounts,
  at timestamptz not null,
  text text not null check (length(text) between 3 and 4000),
  check (num_nonnulls(evaluation_id, unit_id) = 1)
);
create index comments_evaluation on comments (evaluation_id);
create index comments_unit on comments (period_id, unit_id);
create table reviews (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  approval_id int not null unique references approvals,
  committee_id int not null references committees,
  by_account int not null references accounts,
  at timestamptz not null
);
create table petitions (
  id int generated always as identity primary key,
  evaluation_id int not null references evaluations,
  approval_id int not null references approvals,
  by_account int not null references accounts,
  received_at timestamptz not null,
  due_on date not null,
  reason text not null check (length(reason) between 10 and 4000),
  outcome text check (outcome in ('kept','replaced')),
  decided_by int references accounts,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 10 and 4000),
  new_approval_id int references approvals,
  check (num_nonnulls(outcome, decided_by, decided_at, decision_reason) in (0, 4)),
  check ((new_approval_id is not null) = (outcome is not distinct from 'replaced' and outcome is not null))
);
create unique index petitions_open on petitions (evaluation_id) where outcome is null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table evaluations drop constraint evaluations_approval_id_fkey;
      drop table petitions, reviews, comments, commitment_moves, commitments, reopenings, outside_decisions, excusals,
      approvals, returns, withdrawals, submissions, attachments, files, entry_notes, evaluations, period_sets, periods,
      holidays, criteria_versions, set_drafters, criteria_sets;
      drop function keep_adopted_version`);
  }
}
