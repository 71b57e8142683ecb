import { loadConfig } from './config.js';
import { failureText } from './start-failure.js';
import { start } from './start.js';

try {
  await start(loadConfig());
} catch (error) {
  process.stderr.write(failureText(error) + '\n');
  process.exit(1);
}
