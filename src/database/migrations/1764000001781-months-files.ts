import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months go out to another agency as a signed file, and are taken from one (Điều 19.1). */
export class MonthsFiles1764000001781 implements MigrationInterface {
  name = 'MonthsFiles1764000001781';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table sent_months_files (
  id int generated always as identity primary key,
  official_id int not null references officials,
  year int not null check (year between 2026 and 2099),
  content text not null check (length(content) <= 4194304),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  fingerprint text not null check (length(fingerprint) between 1 and 80),
  document_number text not null check (length(document_number) between 1 and 60),
  document_date date not null,
  by_account int not null references accounts,
  at timestamptz not null
);
create index sent_months_files_official on sent_months_files (official_id, year, id);

create table received_months_files (
  id int generated always as identity primary key,
  official_id int not null references officials,
  year int not null check (year between 2026 and 2099),
  content text not null check (length(content) <= 4194304),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  agency text not null check (length(agency) between 1 and 300),
  person_code text not null check (length(person_code) between 1 and 40),
  fingerprint text not null check (length(fingerprint) between 1 and 80),
  uploaded_by int not null references accounts,
  uploaded_at timestamptz not null,
  taken_by int references accounts,
  taken_at timestamptz,
  check (num_nonnulls(taken_by, taken_at) in (0, 2))
);
create index received_months_files_official on received_months_files (official_id, year, id);

create table agency_keys (
  id int generated always as identity primary key,
  root_unit_id int not null references units,
  fingerprint text not null check (length(fingerprint) between 1 and 80),
  agency text not null check (length(agency) between 1 and 300),
  compared_with text not null check (length(compared_with) between 3 and 200),
  by_account int not null references accounts,
  at timestamptz not null,
  unique (root_unit_id, fingerprint)
);

alter table imported_months
  add column received_file_id int references received_months_files,
  add column record_sha256 text check (record_sha256 ~ '^[0-9a-f]{64}$'),
  add column end_reason text check (length(end_reason) between 3 and 1000),
  add check (num_nonnulls(received_file_id, record_sha256) in (0, 2));
create index imported_months_received on imported_months (received_file_id) where received_file_id is not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table imported_months drop column received_file_id, drop column record_sha256, drop column end_reason;
drop table agency_keys, received_months_files, sent_months_files;
    `);
  }
}
