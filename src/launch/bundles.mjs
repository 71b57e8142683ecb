import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { at, ROOT } from './project.mjs';
import { relative, sep } from 'node:path';

/**
 * Jest evaluates every module anew for each of its test files; the whole product takes it seconds. So many files run as
 * one: a bundle requires each of them inside a `describe` of its own, and the product is loaded once a bundle.
 */
const BUNDLES = at('test', '.bundles');
const WORKERS = 3;
/** As many as a process of 1 GB takes, and no more: every further bundle loads the product once more. */
const MOST_FILES = 32;
const USUAL_SECONDS = 1;
/** Find in one process what one of them has found: the forms of all pages (test/kept/crawl.ts), the sources as the compiler sees them (test/house/program.ts). */
const TOGETHER = [
  ['choice', 'lost-nothing', 'with-files'].map((name) => `test/kept/${name}.test.ts`),
  ['sql', 'templates'].map((name) => `test/house/${name}.test.ts`),
];

/** The test files whose path from the root has one of these words in it; all of them without a word. */
export function testFiles(words = []) {
  const all = readdirSync(at('test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts') && !entry.parentPath.startsWith(BUNDLES))
    .map((entry) =>
      relative(ROOT, at('test', relative(at('test'), entry.parentPath), entry.name))
        .split(sep)
        .join('/'),
    );
  return all
    .filter((path) => words.length === 0 || words.some((word) => path.includes(word.replace(/^\.\//, ''))))
    .sort();
}

/** Writes the bundles of these files, each about as long as the others and the longest first; their paths. */
export function writeBundles(files) {
  rmSync(BUNDLES, { recursive: true, force: true });
  mkdirSync(BUNDLES, { recursive: true });
  return share(files).map((bundle, index) => {
    const path = at('test', '.bundles', `${String(index + 1).padStart(2, '0')}.bundle.ts`);
    writeFileSync(path, [...bundle.map(lines), END].join('\n'));
    return path;
  });
}

/** The heaviest file goes to the lightest bundle. */
function share(files) {
  const seconds = JSON.parse(readFileSync(at('test', 'support', 'seconds.json'), 'utf8'));
  const weight = (part) => part.reduce((sum, file) => sum + (seconds[file] ?? USUAL_SECONDS), 0);
  const rounds = Math.ceil(files.length / MOST_FILES / WORKERS);
  const many = Math.min(files.length, rounds * WORKERS);
  const bundles = Array.from({ length: many }, () => ({ files: [], weight: 0 }));
  const apart = files.filter((file) => !TOGETHER.flat().includes(file)).map((file) => [file]);
  const parts = [...TOGETHER.map((group) => files.filter((file) => group.includes(file))), ...apart];
  for (const part of parts.sort((a, b) => weight(b) - weight(a))) {
    const lightest = bundles.reduce((a, b) => (b.weight < a.weight ? b : a));
    lightest.files.push(...part);
    lightest.weight += weight(part);
  }
  return bundles
    .map((bundle) => bundle.files)
    .filter((bundle) => bundle.length > 0)
    .sort((a, b) => weight(b) - weight(a));
}

const END = `afterAll(() => require(${JSON.stringify(at('test', 'support', 'at-end.ts'))}).finish());\n`;

function lines(file) {
  return `describe(${JSON.stringify(file)}, () => {\n  require(${JSON.stringify(at('test', 'support', 'file-clock.ts'))}).timed(${JSON.stringify(file)});\n  require(${JSON.stringify(at(...file.split('/')))});\n});\n`;
}
