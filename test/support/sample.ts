import { openDataSource } from '../../src/database/data-source.js';
import { Db } from '../../src/database/db.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { seedSample } from '../../src/seed/seed-sample.js';
import type { Template } from './database.js';
import { quickHash } from './quick-hash.js';

/** The sample ward on the morning of a day, made once a run. */
export const sampleOf = (today: string): Template => ({
  name: `sample_ward_${today.replaceAll('-', '')}`,
  prepare: async (_, appUrl) => {
    const source = await openDataSource(appUrl);
    try {
      const db = new Db(source);
      await seedSample(db, today);
      await db.rows('update accounts set password_hash = $1 where password_hash is not null', [
        await quickHash(SAMPLE_PASSWORD),
      ]);
    } finally {
      await source.destroy();
    }
  },
});
