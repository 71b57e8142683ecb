import type { Db } from '../../src/database/db.js';
import { openYear } from '../../src/years/opening/open-year.js';
import type { Ward } from '../support/ward.js';

export interface OpenedYear {
  id: number;
  /** Year record of the year by the person's key. */
  yearRecords: Record<string, number>;
}

export async function openTestYear(db: Db, ward: Ward, day = '2026-11-20'): Promise<OpenedYear> {
  const at = new Date(`${day}T02:00:00Z`);
  const { id } = await db.tx((tx) =>
    openYear(tx, {
      rootUnitId: ward.units.PM.id,
      year: 2026,
      dueOn: '2026-12-14',
      account: ward.accounts['personnel']!,
      at,
      day,
    }),
  );
  const rows = await db.rows<{ id: number; official_id: number }>(
    'select id, official_id from year_records where year_id = $1',
    [id],
  );
  const byOfficial = new Map(rows.map((row) => [row.official_id, row.id]));
  const yearRecords = Object.fromEntries(
    Object.entries(ward.officials).flatMap(([key, official]) =>
      byOfficial.has(official) ? [[key, byOfficial.get(official)!]] : [],
    ),
  );
  return { id, yearRecords };
}
