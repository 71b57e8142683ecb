import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms that make something new, by the mark of the page they stood on: what is sent twice is done once. */
export class SentForms1764000001910 implements MigrationInterface {
  name = 'SentForms1764000001910';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create table sent_forms (
  key text primary key,
  at timestamptz not null,
  location text
);
create index sent_forms_at on sent_forms (at);`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table sent_forms');
  }
}
