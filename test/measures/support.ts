import { ensureStandardMeasures } from '../../src/measures/standard-measures.js';
import { insertFigures, type NewFigure } from '../../src/measures/write-figures.js';
import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';

export const SOURCE = 'Hệ thống một cửa';
const AT = new Date('2026-11-05T02:00:00Z');

/** The ward's list of eight. */
export async function standardList(db: Db, ward: Ward): Promise<void> {
  await db.tx((tx) => ensureStandardMeasures(tx, ward.units.PM.id, ward.accounts['personnel']!, AT));
}

export async function measureId(db: Db, ward: Ward, code: string): Promise<number> {
  return (await db.one<{ id: number }>('select id from measures where root_unit_id = $1 and code = $2', [
    ward.units.PM.id,
    code,
  ]))!.id;
}

type Stated = Pick<NewFigure, 'month' | 'value'> & Partial<NewFigure> & { code: string; unit?: keyof Ward['units'] };

/** A figure written straight into its table. */
export async function stateFigure(db: Db, ward: Ward, { code, unit = 'MC', ...figure }: Stated): Promise<void> {
  const id = await measureId(db, ward, code);
  const row: NewFigure = {
    measureId: id,
    unitId: ward.units[unit].id,
    number: 1,
    asked: null,
    source: SOURCE,
    note: '',
    reason: null,
    ...figure,
  };
  await db.tx((tx) => insertFigures(tx, [row], { account: ward.accounts['personnel']!, at: AT }));
}

/** The figure in force, with how many rows it took. */
export async function figureNow(db: Db, ward: Ward, code: string, month: string, unit: keyof Ward['units'] = 'MC') {
  return db.one<{
    value: string;
    asked: number | null;
    source: string;
    reason: string | null;
    note: string;
    number: number;
    by: number | null;
  }>(
    `select trim_scale(f.value)::text as value, f.asked, f.source, f.reason, f.note, f.number, f.by_account as by from measure_figures f join measures m on m.id = f.measure_id
     where m.code = $1 and f.month = $2 and f.unit_id = $3 order by f.number desc limit 1`,
    [code, month, ward.units[unit].id],
  );
}
