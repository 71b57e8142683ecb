import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes how long one file of a bundle took, its set-up and its end included, for the reporter to read. */
export function timed(file: string): void {
  let began = 0;
  beforeAll(() => void (began = Date.now()));
  afterAll(() => appendFileSync(join(process.env['TEST_DATA_DIR']!, 'seconds.ndjson'), JSON.stringify([file, (Date.now() - began) / 1000]) + '\n'));
}
