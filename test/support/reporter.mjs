import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line a test file, whole failures at once, at the end the slowest files and `N passed, N failed` alone on a line. */
export default class Reporter {
  files = new Map();
  began = Date.now();

  onTestResult(_test, result) {
    const own = new Map();
    for (const test of result.testResults) {
      const file = test.ancestorTitles[0]?.endsWith('.test.ts')
        ? test.ancestorTitles[0]
        : relative(result.testFilePath);
      const counts = own.get(file) ?? { passed: 0, failed: 0, pending: 0 };
      counts[test.status === 'passed' || test.status === 'failed' ? test.status : 'pending']++;
      own.set(file, counts);
    }
    if (result.failureMessage) say(result.failureMessage);
    for (const [file, counts] of own) {
      this.files.set(file, counts);
      if (counts.passed || counts.failed)
        say(
          `${counts.failed ? 'FAIL' : 'PASS'} ${file}  ${counts.passed} passed${counts.failed ? `, ${counts.failed} failed` : ''}`,
        );
    }
    say(
      `     (${Math.round((Date.now() - this.began) / 1000)} s, worker memory ${Math.round((result.memoryUsage ?? 0) / 1e6)} MB)`,
    );
  }

  onRunComplete(_contexts, results) {
    const all = seconds();
    if (process.env.TEST_SECONDS)
      writeFileSync(
        process.env.TEST_SECONDS,
        JSON.stringify(Object.fromEntries(all.map(([file, , work]) => [file, Math.round(work * 10) / 10])), null, 1) +
          '\n',
      );
    const slowest = all.sort((a, b) => b[1] - a[1]).slice(0, 10);
    if (slowest.length > 1)
      say(
        `\nThe slowest files:\n${slowest.map(([file, time]) => `  ${time.toFixed(1).padStart(6)} s  ${file}`).join('\n')}`,
      );
    const errors = results.testResults.filter((result) => result.testExecError).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    say(`\n${this.files.size} files, ${Math.round((Date.now() - this.began) / 1000)} s`);
    say(
      `${results.numPassedTests} passed, ${results.numFailedTests + errors} failed${skipped ? `, ${skipped} skipped` : ''}`,
    );
  }

  getLastError() {}
}

function seconds() {
  const path = join(process.env.TEST_DATA_DIR ?? '', 'seconds.ndjson');
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
}

function relative(path) {
  return path.replace(process.cwd() + '/', '');
}

function say(line) {
  process.stdout.write(line + '\n');
}
