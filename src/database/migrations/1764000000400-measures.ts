import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changes for people: an agency's measures, dialogues, pledges, and the proof of commitments. */
export class Measures1764000000400 implements MigrationInterface {
  name = 'Measures1764000000400';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table measures (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('percent','count')),
  direction text not null check (direction in ('up','down','none')),
  counts text check (counts in ('dialogues')),
  unit_label text not null default '' check (length(unit_label) <= 30),
  source text not null default '' check (length(source) <= 200),
  position int not null default 0,
  created_by int references accounts,
  created_at timestamptz not null,
  closed_on date,
  unique (root_unit_id, code)
);
create table measure_targets (
  measure_id int not null references measures,
  unit_id int not null references units,
  year int not null check (year between 2020 and 2100),
  target numeric(14,2) not null check (target between 0 and 1000000000),
  by_account int references accounts,
  at timestamptz not null,
  primary key (measure_id, unit_id, year)
);
create table measure_imports (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  file_name text not null check (length(file_name) between 1 and 200),
  account_id int not null references accounts,
  at timestamptz not null,
  status text not null check (status in ('checked','refused','applied')),
  rows jsonb not null default '[]',
  summary jsonb not null default '{}',
  applied_at timestamptz
);
create table measure_figures (
  id int generated always as identity primary key,
  measure_id int not null references measures,
  unit_id int not null references units,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  number int not null check (number > 0),
  value numeric(14,2) not null check (value between 0 and 1000000000),
  asked int check (asked between 1 and 10000000),
  source text not null check (length(source) between 2 and 200),
  note text not null default '' check (length(note) <= 1000),
  reason text check (length(reason) between 10 and 1000),
  import_id int references measure_imports,
  by_account int references accounts,
  at timestamptz not null,
  unique (measure_id, unit_id, month, number),
  check ((number = 1) = (reason is null))
);
create index measure_figures_unit on measure_figures (unit_id, month);

create table dialogues (
  id int generated always as identity primary key,
  unit_id int not null references units,
  leader_id int not null references officials,
  held_on date not null,
  with_whom text not null check (length(with_whom) between 3 and 300),
  people int check (people between 1 and 100000),
  asked text not null check (length(asked) between 5 and 4000),
  answered text not null default '' check (length(answered) <= 4000),
  revision int not null default 0,
  by_account int not null references accounts,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by int references accounts,
  withdrawn_reason text check (length(withdrawn_reason) between 10 and 1000),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3))
);
create index dialogues_unit on dialogues (unit_id, held_on);
alter table commitments add dialogue_id int references dialogues;
create index commitments_dialogue on commitments (dialogue_id) where dialogue_id is not null;
create table commitment_proofs (
  id int generated always as identity primary key,
  commitment_id int not null references commitments,
  text text not null check (length(text) between 3 and 2000),
  file_id int references files,
  by_account int not null references accounts,
  at timestamptz not null
);
create index commitment_proofs_commitment on commitment_proofs (commitment_id);

create table pledges (
  id int generated always as identity primary key,
  official_id int not null references officials,
  unit_id int not null references units,
  year int not null check (year between 2020 and 2100),
  revision int not null default 0,
  created_at timestamptz not null,
  signed_at timestamptz,
  signed_by int references accounts,
  nearly_same jsonb not null default '[]',
  acknowledged_at timestamptz,
  acknowledged_by int references accounts,
  unique (official_id, year),
  check (num_nonnulls(signed_at, signed_by) in (0, 2)),
  check (num_nonnulls(acknowledged_at, acknowledged_by) in (0, 2))
);
create index pledges_unit on pledges (unit_id, year);
create table pledge_items (
  id int generated always as identity primary key,
  pledge_id int not null references pledges,
  position int not null,
  standard smallint not null check (standard between 1 and 5),
  text text not null check (length(text) between 5 and 500),
  self_kept boolean,
  self_note text check (length(self_note) <= 2000),
  self_at timestamptz,
  head_kept boolean,
  head_note text check (length(head_note) <= 2000),
  head_by int references accounts,
  head_at timestamptz
);
create index pledge_items_pledge on pledge_items (pledge_id, position);
create table pledge_checkins (
  id int generated always as identity primary key,
  pledge_item_id int not null references pledge_items,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  state text not null check (state in ('done','going','behind')),
  note text not null default '' check (length(note) <= 1000),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (pledge_item_id, month)
);
alter table evaluations add head_opened_at timestamptz, add head_opened_by int references accounts;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table evaluations drop head_opened_at, drop head_opened_by;
      drop table pledge_checkins, pledge_items, pledges, commitment_proofs;
      alter table commitments drop dialogue_id;
      drop table dialogues, measure_figures, measure_imports, measure_targets, measures`);
  }
}
