import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { CRITERION_KINDS } from '../../src/criteria/criterion.js';
import { wayOf, type Way } from '../../src/criteria/kind-forms.js';
import { Labels, LANGS } from '../../src/web/labels.js';
import { filesBelow } from './source.js';

const SIXTH = `
import { breach, type BreachBasis, type BreachEntry, type BreachSettings } from './breach.js';
import type { Kind } from './kind.js';
export const sixth: Kind<'sixth', BreachSettings, BreachEntry, BreachBasis> = { ...breach, code: 'sixth' };
`;

/** What the compiler says of the sources once a sixth kind stands in the list. */
function withSixth(): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'kinds-'));
  try {
    cpSync(join(PROJECT_ROOT, 'src'), join(copy, 'src'), { recursive: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
    const { compilerOptions } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'tsconfig.json'), 'utf8')) as object & {
      compilerOptions: object;
    };
    const alone = { ...compilerOptions, incremental: false, tsBuildInfoFile: undefined };
    writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions: alone, include: ['src/**/*.ts'] }));
    writeFileSync(join(copy, 'src/scoring/kinds/sixth.ts'), SIXTH);
    const list = join(copy, 'src/scoring/kinds/all-kinds.ts');
    const listed = readFileSync(list, 'utf8').replace('unitResult] as const', 'unitResult, sixth] as const');
    writeFileSync(list, `import { sixth } from './sixth.js';\n${listed}`);
    return complaints(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function complaints(folder: string): string[] {
  const compiler = join(PROJECT_ROOT, 'node_modules/typescript-native/bin/tsc');
  try {
    execFileSync(process.execPath, [compiler, '--noEmit', '-p', folder], { cwd: folder, encoding: 'utf8' });
    return [];
  } catch (error) {
    const said = (error as { stdout: string }).stdout;
    return said.split('\n').filter((line) => line.includes('error TS'));
  }
}

describe('a sixth kind', () => {
  it('is asked for by the compiler in each place that has to know it, and in no other', () => {
    const said = withSixth();
    expect(said.map((line) => line.replace(/\(.*/, '')).sort()).toEqual([
      'src/criteria/kind-forms.ts',
      'src/evaluations/stated.ts',
    ]);
    expect(said.every((line) => line.includes("'sixth'"))).toBe(true);
  });
});

describe('the words of a kind', () => {
  const labels = Labels.load(join(PROJECT_ROOT, 'templates/labels'));
  const typed: readonly Way[] = ['mark', 'figure', 'count'];

  it.each(CRITERION_KINDS)('%s', (kind) => {
    const field = typed.includes(wayOf({ kind }))
      ? [`evaluations:field.${kind}`, `evaluations:fault.${kind}.not-a-number`]
      : [];
    const keys = [`criteria:kind.${kind}`, `criteria:kind.${kind}.hint`, ...field];
    expect(LANGS.flatMap((lang) => keys.filter((key) => !labels.has(lang, key)))).toEqual([]);
  });
});

it('no switch over a closed list swallows a new member', () => {
  const text = ['src/scoring/json/parse-json.ts'];
  const swallowing = filesBelow('src', '.ts').filter(
    ({ path, text: source }) => /^ +default:$/m.test(source) && !text.includes(path),
  );
  expect(swallowing.map(({ path }) => path)).toEqual([]);
});

describe('whoever has to tell criteria apart', () => {
  const kinds = ['conduct', 'target', 'breach', 'promise', 'unit-result'].join('|');
  const told = new RegExp(`kind\\)? *(?:===|!==) *'(?:${kinds})'|eq kind "(?:${kinds})"`);

  it('asks how they are stated, not of which kind they are', () => {
    const files = [...filesBelow('src', '.ts'), ...filesBelow('templates', '.hbs')];
    const sources = files.filter(({ path }) => !path.startsWith('src/scoring/'));
    expect(sources.filter(({ text }) => told.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
