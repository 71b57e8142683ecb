import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Checkpoints over the chains of the audit. Chains are kept in the order of their bytes, which no server's locale changes; and
 * where there is data, the audit says up to which rows decided things stood before their acts were sealed.
 */
export class Checkpoints1764000001200 implements MigrationInterface {
  name = 'Checkpoints1764000001200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table audit alter column chain type text collate "C";
alter table audit_heads alter column chain type text collate "C";
create table checkpoints (
  id int generated always as identity primary key,
  code text not null unique check (length(code) between 10 and 60),
  reason text not null check (reason in ('nightly','closing','asked')),
  at timestamptz not null,
  body text not null check (length(body) <= 2000),
  by_account int references accounts
);
create index checkpoints_at on checkpoints (at);
create function audit_bound() returns bigint language plpgsql security definer set search_path from current as $$
begin
  lock table audit in share mode;
  return (select coalesce(max(id), 0) from audit);
end $$;
insert into audit (chain, payload)
select 'audit', json_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'act', 'audit.baseline', 'account', null, 'detail', json_build_object(
  ${BEFORE.map((table) => `'${table}', (select coalesce(max(id), 0) from ${table})`).join(', ')}))::text
where exists (select 1 from accounts);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table audit disable trigger user;
      delete from audit where chain = 'audit';
      alter table audit enable trigger user;
      delete from audit_heads where chain = 'audit';
      drop function audit_bound();
      drop table checkpoints;
      alter table audit_heads alter column chain type text collate "default";
      alter table audit alter column chain type text collate "default"`);
  }
}

/** The tables of decided things as they are now. */
const BEFORE = [
  'submissions',
  'withdrawals',
  'returns',
  'approvals',
  'reviews',
  'excusals',
  'petitions',
  'outside_decisions',
  'reopenings',
  'comments',
  'legal_results',
  'legal_returns',
  'legal_led_reviews',
  'legal_petitions',
  'labels',
  'label_petitions',
  'year_decisions',
  'year_publications',
  'year_shares',
  'no_month_decisions',
  'party_opinions',
  'unit_ratings',
  'unit_rating_replacements',
  'breaches',
  'overrides',
  'sitting_decisions',
  'measure_figures',
  'commitment_moves',
  'commitment_proofs',
  'focus_notes',
  'signal_answers',
  'criteria_versions',
];
