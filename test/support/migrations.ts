import { openDataSource } from '../../src/database/data-source.js';
import type { QueryRunner } from 'typeorm';

/** What was made anew belongs to the owner alone until the product is migrated as a whole. */
const OPENED =
  'grant all on all tables in schema public to public; grant all on all sequences in schema public to public';

/** Takes back every migration from the newest to `since`, lets the former schema be worked on, and goes forward again. */
export async function broughtForward(
  ownerUrl: string,
  since: string,
  work: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const source = await openDataSource(ownerUrl, 2);
  try {
    const runner = source.createQueryRunner();
    const later = source.migrations.slice(source.migrations.findIndex(({ name }) => name === since));
    for (const migration of [...later].reverse()) await migration.down(runner);
    await runner.query(OPENED);
    await work(runner);
    for (const migration of later) await migration.up(runner);
    await runner.query(OPENED);
    await runner.release();
  } finally {
    await source.destroy();
  }
}
