import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** The files of one checkout, by path from its root with "/"; nothing is built and nothing is loaded. */
export function checkout(root) {
  const files = [
    ...below(root, 'src', /\.ts$/),
    ...below(root, 'templates', /\.(hbs|json)$/),
    ...below(root, 'test', /\.ts$/),
  ];
  const sources = files.filter(({ path }) => path.startsWith('src/'));
  return {
    sources,
    /** What people write by hand and read again: without migrations, which are never touched again, and the sample. */
    product: sources.filter(({ path }) => !/^src\/(database\/)?(migrations|seed)\//.test(path)),
    templates: files.filter(({ path }) => path.startsWith('templates/')),
    tests: files.filter(({ path }) => path.startsWith('test/')),
  };
}

function below(root, folder, ends) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ends.test(file) && !file.startsWith('.'))
    .map((file) => {
      const path = posix.join(folder, file.split(sep).join('/'));
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.replace(/\n$/, '').split('\n') };
    });
}

export const roomOf = (path) => path.split('/')[1] ?? '';

/** The files of the checkout that a file imports, as paths from the root. */
export function importsOf({ path, text }) {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to]) =>
    posix.join(posix.dirname(path), to).replace(/\.js$/, '.ts'),
  );
}

/** The text without comments and without what stands in quotes; what a template string computes stays away too. */
export function codeOf(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, ' ');
}

/** How often it stands in these files, and in how many of them. */
export function places(files, pattern, textOf = ({ text }) => text) {
  const counts = files.map((file) => [...textOf(file).matchAll(pattern)].length);
  return { places: counts.reduce((sum, count) => sum + count, 0), files: counts.filter(Boolean).length };
}
