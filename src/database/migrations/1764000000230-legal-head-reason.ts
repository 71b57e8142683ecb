import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a form that was not handed in is scored: a draft like the rest of what its scorer writes, kept while they write it. */
export class LegalHeadReason1764000000230 implements MigrationInterface {
  name = 'LegalHeadReason1764000000230';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `alter table legal_sheets add head_reason text not null default '' check (length(head_reason) <= 2000)`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table legal_sheets drop column head_reason');
  }
}
