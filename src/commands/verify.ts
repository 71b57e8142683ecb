import { verifyChains } from '../audit/verify-chains.js';
import { loadConfig } from '../config.js';
import { openDataSource } from '../database/data-source.js';
import { Db } from '../database/db.js';
import { withDatabase } from './with-database.js';

/** Checks every audit chain. Exit status 1, and a line for each chain that does not hold, naming its first bad row. */
export async function main(): Promise<number> {
  return withDatabase(loadConfig(), async ({ appUrl }) => {
    const source = await openDataSource(appUrl);
    try {
      const { chains, rows, broken } = await verifyChains(new Db(source));
      for (const link of broken) process.stdout.write(`${link.chain} row ${link.seq}${link.id ? ` (id ${link.id})` : ''}: ${link.why}\n`);
      process.stdout.write(`${chains} chains, ${rows} rows, ${broken.length} broken\n`);
      return broken.length === 0 ? 0 : 1;
    } finally {
      await source.destroy();
    }
  });
}
