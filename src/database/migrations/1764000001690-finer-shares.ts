import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decided share says what the decision says, 22,5 % too (Điều 8.5b, 20.5b); what stands keeps its digits. */
export class FinerShares1764000001690 implements MigrationInterface {
  name = 'FinerShares1764000001690';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table years alter column share type numeric, add constraint years_share_digits check (scale(share) <= 4);
alter table year_shares alter column share type numeric, add constraint year_shares_share_digits check (scale(share) <= 4);
    `);
  }

  /** Whole percent again; a decided share is never rounded, so one with a part of a percent refuses it. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
do $$ begin
  if exists (select 1 from years where share <> round(share, 2)) or exists (select 1 from year_shares where share <> round(share, 2)) then
    raise exception 'a decided share has parts of a percent' using errcode = 'integrity_constraint_violation';
  end if;
end $$;
alter table years drop constraint years_share_digits, alter column share type numeric(3,2);
alter table year_shares drop constraint year_shares_share_digits, alter column share type numeric(3,2);
    `);
  }
}
