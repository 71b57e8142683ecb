import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months that another agency scored may come in a file. */
export class ScoredMonthsFiles1764000001995 implements MigrationInterface {
  name = 'ScoredMonthsFiles1764000001995';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
alter table imports drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays','outside-labels','person-figures','scored-months'))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
delete from imports where kind = 'scored-months';
alter table imports drop constraint imports_kind_check,
  add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays','outside-labels','person-figures'))`);
  }
}
