import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit: append-only and chained. The chain is made by a trigger under the owner's rights, so the application's
 * role can neither choose a place in a chain nor rewrite its head. A row's hash covers the hash before it, its number
 * and the payload's exact text; the readable columns are generated from the payload and cannot drift from it.
 */
export class Audit1764000000002 implements MigrationInterface {
  name = 'Audit1764000000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table audit (
  id bigint generated always as identity primary key,
  chain text not null check (length(chain) between 1 and 80),
  seq int not null,
  payload text not null check (length(payload) <= 200000),
  prev_hash text not null,
  hash text not null,
  at text generated always as ((payload::jsonb) ->> 'at') stored,
  act text generated always as ((payload::jsonb) ->> 'act') stored,
  account_id int generated always as (((payload::jsonb) ->> 'account')::int) stored,
  unique (chain, seq)
);
create index audit_at on audit (at desc);
create table audit_heads (chain text primary key, seq int not null, hash text not null);

create function chain_audit() returns trigger language plpgsql security definer set search_path from current as $$
declare head audit_heads;
begin
  insert into audit_heads values (new.chain, 0, '') on conflict (chain) do nothing;
  select * into head from audit_heads where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.prev_hash := head.hash;
  new.hash := encode(sha256(convert_to(new.prev_hash || chr(10) || new.chain || chr(10) || new.seq || chr(10) || new.payload, 'UTF8')), 'hex');
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger chain_audit before insert on audit for each row execute function chain_audit();

create function keep_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_audit before update or delete on audit for each row execute function keep_audit();
create trigger keep_audit_whole before truncate on audit for each statement execute function keep_audit();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table audit, audit_heads; drop function chain_audit; drop function keep_audit`);
  }
}
