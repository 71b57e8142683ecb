import { fileURLToPath } from 'node:url';
import { loadConfig } from './config.js';
import { keepRunning } from './keep-running.js';
import { startOwnDatabase } from './own-database.js';
import { failureText } from './start-failure.js';

/** `npm start`: holds the embedded database and keeps the program running beside it. */
export async function serve(): Promise<number> {
  try {
    const config = loadConfig();
    const database = config.databaseUrl ? undefined : await startOwnDatabase(config);
    try {
      return await keepRunning(
        fileURLToPath(new URL('./main.js', import.meta.url)),
        database && { ownerUrl: database.ownerUrl, appUrl: database.appUrl },
        say,
      );
    } finally {
      await database?.stop();
    }
  } catch (error) {
    say(failureText(error));
    return 1;
  }
}

function say(line: string): void {
  process.stderr.write(line + '\n');
}
