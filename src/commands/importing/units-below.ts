import { loadConfig } from '../../config.js';
import { openDataSource } from '../../database/data-source.js';
import { Db } from '../../database/db.js';
import { unitsBelow } from '../../units/imports/units-named.queries.js';
import type { NamedUnit } from '../../units/imports/understanding/unit.js';
import { withRunningDatabase } from '../with-database.js';

/** The open units at and below the one of this code, of the database that runs; undefined: there is none such; null: no database answers. */
export async function unitsBelowCode(code: string): Promise<NamedUnit[] | undefined | null> {
  const asked = await withRunningDatabase(loadConfig(), async ({ appUrl }) => {
    const source = await openDataSource(appUrl, 1);
    try {
      const db = new Db(source);
      const unit = await db.one<{ id: number }>(
        'select id from units where code = $1 and closed_on is null',
        [code],
        'open-unit-by-code',
      );
      return { units: unit && (await unitsBelow(db, unit.id)) };
    } finally {
      await source.destroy();
    }
  });
  return asked === undefined ? null : asked.units;
}
