import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sat in a year's meeting and in what capacity, and the votes against (Điều 21.1b, 21.2b). What was adopted before says nothing of it, and nothing is invented. */
export class WhoSatIn1764000001691 implements MigrationInterface {
  name = 'WhoSatIn1764000001691';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table meetings
  add column attendance text not null default '' check (length(attendance) <= 16000),
  add column against int check (against >= 0),
  add column abstained int check (abstained >= 0),
  add constraint meetings_whole_vote check (num_nonnulls(against, abstained) = 0 or (num_nonnulls(agreed, against, abstained) = 3 and agreed + against + abstained = present));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'alter table meetings drop constraint meetings_whole_vote, drop column attendance, drop column against, drop column abstained',
    );
  }
}
