import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { checkout } from './house/checkout.mjs';
import { MEASURES } from './house/measures.mjs';
import { at, launch, LaunchError, ROOT } from './project.mjs';

/** `house [--json] [DIR…]`: how the sources stand, a column for each other checkout and the last for this one. */
await launch(async () => {
  const given = process.argv.slice(2);
  const from = process.env.INIT_CWD ?? process.cwd();
  const roots = [...given.filter((word) => !word.startsWith('-')).map((path) => resolve(from, path)), at()];
  for (const root of roots)
    if (!existsSync(join(root, 'src', 'main.ts')))
      throw new LaunchError(`${root}: không phải mã nguồn của chương trình · is no checkout of the program`);
  const columns = roots.map((root) => measured(checkout(root)));
  const names = roots.map((root) => (root === ROOT ? 'here' : basename(root)));
  process.stdout.write(given.includes('--json') ? json(names, columns) : table(names, columns));
});

function measured(house) {
  return MEASURES.map(([, , measure]) => measure(house));
}

function json(names, columns) {
  const rows = MEASURES.map(([title, how], row) => ({
    title,
    how,
    ...Object.fromEntries(names.map((name, column) => [name, columns[column][row]])),
  }));
  return JSON.stringify(rows, null, 2) + '\n';
}

function table(names, columns) {
  const rows = MEASURES.map(([title, how], row) => [title, ...columns.map((column) => words(column[row])), how]);
  const all = [['', ...names, 'counted'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map(
      (row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join('  ')
          .trimEnd() + '\n',
    )
    .join('');
}

function words(value) {
  return typeof value === 'object' ? `${value.places} in ${value.files} files` : String(value);
}
