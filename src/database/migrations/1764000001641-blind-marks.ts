import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Blind first under the law: the scorer's marks as they stood when the person's own were shown, and why one changed after. */
export class BlindMarks1764000001641 implements MigrationInterface {
  name = 'BlindMarks1764000001641';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table legal_forms
  add column blind_marks jsonb check (blind_marks is null or jsonb_typeof(blind_marks) = 'object'),
  add column mark_reasons jsonb not null default '{}' check (jsonb_typeof(mark_reasons) = 'object' and length(mark_reasons::text) <= 60000),
  add column revealed_at timestamptz,
  add column revealed_by int references accounts,
  add constraint legal_forms_revealed check ((revealed_at is null) = (blind_marks is null) and (revealed_at is null) = (revealed_by is null));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table legal_forms drop column blind_marks, drop column mark_reasons, drop column revealed_at, drop column revealed_by;
    `);
  }
}
