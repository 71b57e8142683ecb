import { at, launch, run, say } from './project.mjs';

const ON = ['src', 'test', 'bench'];

/** The native compiler: the same types and the same output as TypeScript 6, in a quarter of its time (decision 0019). */
export const TSC = at('node_modules', 'typescript-native', 'bin', 'tsc');

/** The program itself: the one above starts it and, ended, leaves it running. */
export const NATIVE_TSC = at(
  'node_modules',
  '@typescript',
  `typescript-${process.platform}-${process.arch}`,
  'lib',
  process.platform === 'win32' ? 'tsc.exe' : 'tsc',
);

const CHECKS = [
  ['tsc', TSC, '--noEmit', '-p', 'tsconfig.json'],
  ['oxlint', at('node_modules', 'oxlint', 'bin', 'oxlint'), '--deny-warnings', ...ON],
  ['oxfmt', at('node_modules', 'oxfmt', 'bin', 'oxfmt'), '--check', ...ON],
  ['knip', at('node_modules', 'knip', 'bin', 'knip.js'), '--no-progress'],
];

/** Types, lint, layout, what nobody uses. 0 when all of them are right; each says by itself what is not. */
export async function check() {
  const failed = [];
  for (const [name, ...command] of CHECKS) {
    if ((await run(process.execPath, command)) !== 0) failed.push(name);
  }
  if (failed.length > 0) say(`${failed.join(', ')}: có lỗi, xem ở trên · failed, see above`);
  return failed.length > 0 ? 1 : 0;
}

if (process.argv[1] === at('src', 'launch', 'check.mjs')) await launch(async () => process.exit(await check()));
