import { ConfigError, loadConfig } from './config.js';
import { start } from './start.js';

try {
  await start(loadConfig());
} catch (error) {
  process.stderr.write((error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error))) + '\n');
  process.exit(1);
}
