import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A petition that its own person takes back before it is decided: settled by them, with their reason. */
export class PetitionsWithdrawn1764000001820 implements MigrationInterface {
  name = 'PetitionsWithdrawn1764000001820';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table petitions drop constraint petitions_outcome_check;
alter table petitions add constraint petitions_outcome_check check (outcome in ('kept', 'replaced', 'withdrawn'));`);
  }

  /** One that was taken back changed nothing: the result was kept. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
alter table petitions disable trigger keep_answer;
update petitions set outcome = 'kept' where outcome = 'withdrawn';
alter table petitions enable trigger keep_answer;
alter table petitions drop constraint petitions_outcome_check;
alter table petitions add constraint petitions_outcome_check check (outcome in ('kept', 'replaced'));`);
  }
}
