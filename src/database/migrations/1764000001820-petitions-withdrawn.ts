import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A petition that its own person takes back before it is decided: settled by them, with their reason. One whose act says so is one again after a way back. */
export class PetitionsWithdrawn1764000001820 implements MigrationInterface {
  name = 'PetitionsWithdrawn1764000001820';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table petitions drop constraint petitions_outcome_check;
alter table petitions add constraint petitions_outcome_check check (outcome in ('kept', 'replaced', 'withdrawn'));
alter table petitions disable trigger keep_answer;
update petitions p set outcome = 'withdrawn' from audit a
where p.outcome = 'kept' and a.act in ('petition.withdrawn', 'legal-petition.withdrawn', 'label-petition.withdrawn')
  and (a.payload::jsonb #>> '{detail,petition}')::int = p.id
  and a.payload::jsonb #>> '{detail,reason}' = p.decision_reason;
alter table petitions enable trigger keep_answer;`);
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
