import { ensureBuilt } from './build.mjs';
import { findChromium, needChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { at, launch, LaunchError, run, say } from './project.mjs';

/** `npm test`: everything. `npm test -- test/scoring -t name`: these tests alone, without the checks before them. */
await launch(async () => {
  const args = process.argv.slice(2);
  const paths = args.filter((arg) => !arg.startsWith('-'));
  await ensureInstalled();
  const journeys = paths.length === 0 || paths.some(mayBeJourney);
  const browser = journeys ? needChromium() : findChromium();
  if (args.length === 0) await check();
  if (journeys) await ensureBuilt();
  process.exit(await jest(args, browser));
});

function mayBeJourney(path) {
  return path.includes('journeys') || 'test/journeys'.startsWith(path.replace(/^\.\//, '').replace(/\/$/, ''));
}

async function check() {
  say('Đang kiểm kiểu và lỗi viết · Checking types and lint…');
  await must('tsc --noEmit', [at('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json']);
  await must('oxlint', [at('node_modules', 'oxlint', 'bin', 'oxlint'), 'src', 'test', 'bench']);
}

async function must(name, args) {
  if ((await run(process.execPath, args)) !== 0) throw new LaunchError(`${name}: có lỗi, xem ở trên · failed, see above`);
}

function jest(args, browser) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const env = { ...process.env, NODE_OPTIONS: options, ...(browser ? { CHROMIUM_PATH: browser } : {}) };
  const program = at('node_modules', 'jest', 'bin', 'jest.js');
  return run(process.execPath, [program, '--maxWorkers=2', ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}
