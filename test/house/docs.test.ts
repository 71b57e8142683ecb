import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { filesBelow } from './source.js';

const PAGES = ['docs/architecture.md', 'docs/how-to/to-change-this-touch-that.md'];
const PATH = /\b(?:src|templates|test|docs|bench)\/[\w.<>/-]*/g;
/** `name(…)` and `Name.name(…)` in running text: a function of the product or of its tests. */
const CALL = /`(?:\w+\.)?(\w+)\(/g;
const code = [...filesBelow('src', '.ts'), ...filesBelow('test/support', '.ts')].map(({ text }) => text).join('\n');

/** As far as it is written out: `src/<room>/<thing>.view.ts` stands for any room. */
function certain(path: string): string {
  const fixed = path.split('<')[0]!;
  return fixed === path ? path.replace(/\.$/, '') : dirname(`${fixed}x`);
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(join(PROJECT_ROOT, page), 'utf8');

  it('names only files that there are', () => {
    const paths = [...new Set([...text.matchAll(PATH)].map(([path]) => certain(path)))];
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(PROJECT_ROOT, path)))).toEqual([]);
  });

  it('links only to pages and headings that there are', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
    const wrong = [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, to]) => to!)
      .filter((to) =>
        to.startsWith('#') ? !headings.includes(to.slice(1)) : !existsSync(join(PROJECT_ROOT, dirname(page), to)),
      );
    expect(wrong).toEqual([]);
  });

  it('names only functions that there are', () => {
    const names = [...new Set([...text.matchAll(CALL)].map(([, name]) => name!))];
    expect(names.filter((name) => !new RegExp(`\\b${name}[<(]`).test(code))).toEqual([]);
  });
});

it('docs/architecture.md tells the order of imports that is held', () => {
  const chain = /^src\/\w+\/ ←[^]*?\/$(?!\n +←)/m.exec(
    readFileSync(join(PROJECT_ROOT, 'docs/architecture.md'), 'utf8'),
  )![0];
  const test = readFileSync(join(PROJECT_ROOT, 'test/house/imports.test.ts'), 'utf8');
  const order = /ORDER = \[([^\]]*)\]/.exec(test)![1]!;
  expect([...chain.matchAll(/src\/(\w+)\//g)].map(([, room]) => room)).toEqual(
    [...order.matchAll(/'(\w+)'/g)].map(([, room]) => room),
  );
});

it('docs/glossary.md has a word for every row', () => {
  const glossary = readFileSync(join(PROJECT_ROOT, 'docs/glossary.md'), 'utf8').toLowerCase();
  const rows = filesBelow('src', '.entity.ts').flatMap(({ text }) =>
    [...text.matchAll(/^export class (\w+)/gm)].map(([, name]) => wordsOf(name!)),
  );
  expect(rows.filter((row) => !new RegExp(`\\b${row}\\b`).test(glossary))).toEqual([]);
});

/** SittingItem, AuditRow: "sitting item", "audit". */
function wordsOf(name: string): string {
  return name
    .replace(/(?<!^)([A-Z])/g, ' $1')
    .replace(/ Row$/, '')
    .toLowerCase();
}
