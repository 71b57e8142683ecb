import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../src/config.js';

const run = promisify(execFile);
const bench = (...argv: string[]) =>
  run(process.execPath, [join(PROJECT_ROOT, 'src/launch/run.mjs'), 'bench', ...argv], { cwd: PROJECT_ROOT });

/** Not timed here: that it runs from the load to the last ratio, and prints what its README says. */
describe('npm run bench', () => {
  it('prints the product beside the bare statements', async () => {
    const { stdout } = await bench('--people', '60');
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toBe('60 officials in 3 units, 180 evaluations in 3 months; 8 clients at once');
    const figures = /p50 +\d+\.\d\d ms {2}p99 +\d+\.\d\d ms +\d+ requests\/s {2}\(\d+\)$/;
    for (const [place, name] of ['submit', 'unit report'].entries()) {
      const [product, bare, ratio] = lines.slice(1 + place * 3, 4 + place * 3);
      for (const line of [product, bare]) expect(line).toMatch(figures);
      for (const line of [product, bare, ratio]) expect(line!.startsWith(name)).toBe(true);
      expect(ratio).toMatch(/ratio +p50 × [\d.]+ {2}p99 × [\d.]+ {2}requests\/s ÷ [\d.]+$/);
    }
    expect(lines).toHaveLength(7);
  });

  it('refuses what is no number of people', async () => {
    await expect(bench('--people', 'many')).rejects.toMatchObject({ code: 1, stdout: '' });
  });
});

/** The simulation that the signals' thresholds rest on; its own figures are in bench/README.md. */
describe('npm run bench:signals', () => {
  const simulate = (...argv: string[]) =>
    run(process.execPath, [join(PROJECT_ROOT, 'src/launch/run.mjs'), 'signals', ...argv], { cwd: PROJECT_ROOT });

  it('prints the same for the same seeds, and other figures for others', async () => {
    const few = ['--seeds', '2', '--honest', '40'];
    const [once, again, others] = [
      await simulate(...few),
      await simulate(...few),
      await simulate(...few, '--seed', '7'),
    ];
    expect(again.stdout).toBe(once.stdout);
    expect(others.stdout.split('\n').slice(1)).not.toEqual(once.stdout.split('\n').slice(1));
    const lines = once.stdout.split('\n');
    for (const planted of ['rubber-stamper', 'leveller', 'copier'])
      expect(lines.find((line) => line.startsWith(planted))).toContain('100.00 %');
    const honest = lines.find((line) => line.includes('after twelve months (over'))!;
    expect(Number(/([\d.]+) % \(/.exec(honest)![1])).toBeLessThan(10);
  });

  it('refuses what is no number of seeds', async () => {
    await expect(simulate('--seeds', 'many')).rejects.toMatchObject({ code: 1, stdout: '' });
  });
});
