import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days off come in by the machine of imports, too. */
export class HolidayImports1764000001502 implements MigrationInterface {
  name = 'HolidayImports1764000001502';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table imports drop constraint imports_kind_check,
      add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue','holidays'))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from imports where kind = 'holidays';
      alter table imports drop constraint imports_kind_check,
        add constraint imports_kind_check check (kind in ('units','officials','figures','work','catalogue'))`);
  }
}
