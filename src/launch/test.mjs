import { testFiles, writeBundles } from './bundles.mjs';
import { ensureBuilt } from './build.mjs';
import { check } from './check.mjs';
import { findChromium, needChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { at, launch, LaunchError, run, say } from './project.mjs';

/** For each process, so that three workers, a database and a browser fit a machine of 8 GB. */
const HEAP_MB = 1024;
/** Requests leave much that is dead at once: with more room for it, less of it is carried on before it is let go. */
const YOUNG_MB = 64;

/** `npm test`: everything, types and lint beside it. `npm test -- reports -t name`: the test files with this word in their path, and no checks. */
await launch(async () => {
  const args = process.argv.slice(2);
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const words = firstOption < 0 ? args : args.slice(0, firstOption);
  await ensureInstalled();
  const files = testFiles(words);
  if (files.length === 0) throw new LaunchError(`Không có bài thử nào khớp · no test file matches: ${words.join(' ')}`);
  const journeys = files.some((file) => file.includes('/journeys/'));
  const browser = journeys ? needChromium() : findChromium();
  await ensureBuilt();
  const checked = words.length === 0 ? checkBeside() : Promise.resolve(0);
  const tested = await jest(files, args.slice(words.length), {
    ...(browser ? { CHROMIUM_PATH: browser } : {}),
    ...(journeys ? { TEST_JOURNEYS: '1' } : {}),
  });
  process.exit(tested || (await checked));
});

function checkBeside() {
  say(
    'Đang kiểm kiểu, lỗi viết, cách trình bày và mã thừa cùng lúc · Checking types, lint, layout and dead code beside the tests…',
  );
  return check();
}

function jest(files, options, more) {
  const nodeOptions =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning --max-old-space-size=${HEAP_MB} --max-semi-space-size=${YOUNG_MB}`.trim();
  const env = { ...process.env, NODE_OPTIONS: nodeOptions, ...more };
  const args = [
    at('node_modules', 'jest', 'bin', 'jest.js'),
    '--maxWorkers=3',
    '--workerIdleMemoryLimit=1MB',
    '--logHeapUsage',
    '--testMatch',
    '<rootDir>/test/.bundles/*.ts',
    `--reporters=${at('test', 'support', 'reporter.mjs')}`,
    `--testSequencer=${at('test', 'support', 'sequencer.cjs')}`,
    ...options,
    '--runTestsByPath',
    ...writeBundles(files),
  ];
  return run(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
}
