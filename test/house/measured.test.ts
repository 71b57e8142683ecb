import { execFileSync } from 'node:child_process';
import { PROJECT_ROOT } from '../../src/config.js';

type Row = { title: string; how: string } & Record<string, unknown>;

test('npm run house measures this checkout and another beside it, and says how', () => {
  const text = execFileSync(process.execPath, ['src/launch/house.mjs', '--json', PROJECT_ROOT], { cwd: PROJECT_ROOT });
  const rows = JSON.parse(text.toString()) as Row[];
  expect(rows.filter(({ how, here }) => !how || here === undefined || here === null)).toEqual([]);
  const measured = (title: string) => rows.find((row) => row.title === title)?.['here'];
  expect(measured('Files in src')).toBeGreaterThan(1000);
  expect(measured('Rooms in cycles')).toBe(0);
  expect(measured('Class names used twice')).toBe(0);
});
