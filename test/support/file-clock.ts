import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes how long one file of a bundle took, its set-up and its end included, in seconds and in seconds of this process's own work. */
export function timed(file: string): void {
  let began = 0;
  let used: NodeJS.CpuUsage;
  beforeAll(() => {
    began = Date.now();
    used = process.cpuUsage();
  });
  afterAll(() => {
    const { user, system } = process.cpuUsage(used);
    appendFileSync(
      join(process.env['TEST_DATA_DIR']!, 'seconds.ndjson'),
      JSON.stringify([file, (Date.now() - began) / 1000, (user + system) / 1e6]) + '\n',
    );
  });
}
