import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision that named a unit outstanding stays as it was entered; it is taken back once, and never again. */
export class OutstandingStays1764000001711 implements MigrationInterface {
  name = 'OutstandingStays1764000001711';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
create trigger keep_answer before update on hanoi_outstandings for each row when (old.ended_at is not null) execute function keep_answer();
create trigger keep_outstanding before delete or update of legal_period_id, unit_id, decision_number, decision_date, by_account, at
  on hanoi_outstandings for each row execute function keep_answer();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
drop trigger keep_outstanding on hanoi_outstandings;
drop trigger keep_answer on hanoi_outstandings;
    `);
  }
}
