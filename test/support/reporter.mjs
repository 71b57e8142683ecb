import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line a test file as soon as it is through, failures when its bundle ends, at the end the slowest files and `N passed, N failed` alone on a line. */
export default class Reporter {
  files = new Map();
  /** The file each bundle is at. */
  at = new Map();
  began = Date.now();

  onTestCaseResult({ path }, { ancestorTitles, status }) {
    const file = ancestorTitles[0]?.endsWith('.test.ts') ? ancestorTitles[0] : relative(path);
    if (this.at.get(path) !== file) this.tell(this.at.get(path));
    this.at.set(path, file);
    const counts = this.files.get(file) ?? { passed: 0, failed: 0, pending: 0 };
    counts[status === 'passed' || status === 'failed' ? status : 'pending']++;
    this.files.set(file, counts);
  }

  onTestResult({ path }, { failureMessage, memoryUsage }) {
    this.tell(this.at.get(path));
    if (failureMessage) say(failureMessage);
    const memory = Math.round((memoryUsage ?? 0) / 1e6);
    say(`     (${Math.round((Date.now() - this.began) / 1000)} s, worker memory ${memory} MB)`);
  }

  tell(file) {
    const { passed, failed } = this.files.get(file) ?? {};
    if (!passed && !failed) return;
    say(`${failed ? 'FAIL' : 'PASS'} ${file}  ${passed} passed${failed ? `, ${failed} failed` : ''}`);
  }

  onRunComplete(_contexts, results) {
    const all = seconds();
    if (process.env.TEST_SECONDS) writeFileSync(process.env.TEST_SECONDS, JSON.stringify(weights(all), null, 1) + '\n');
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

/** What counts for the bundles: how long each file took beside the others. Short ones are taken for usual. */
function weights(all) {
  return Object.fromEntries(all.filter(([, time]) => time >= 1.5).map(([file, time]) => [file, Math.round(time)]));
}

function relative(path) {
  return path.replace(process.cwd() + '/', '');
}

function say(line) {
  process.stdout.write(line + '\n');
}
