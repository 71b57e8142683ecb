import { figures } from '../../src/scoring/editions/nd-335-2025/constants.js';
import { filesBelow, type SourceFile } from './source.js';

const sources = filesBelow('src', '.ts').filter(({ path }) => !path.includes('/migrations/'));
const inRoom = (...rooms: string[]) =>
  sources.filter(({ path }) => rooms.some((room) => path.startsWith(`src/${room}/`)));
const outside = sources.filter((file) => !inRoom('scoring', 'legal', 'years').includes(file));
const edition = /nd-335-2025|hanoi-3814-2018/;
/** The frame a unit chose is an edition's own procedure from end to end; so is the work of a month by Điều 14, and an organisation's level by Điều 8. */
const PARTICULAR = [
  'src/legal/hanoi/',
  'src/legal/readings/readings.view.ts',
  'src/legal/work/work-sums.ts',
  'src/legal/work/work.view.ts',
  'src/years/ratings/',
];
const naming = (files: readonly SourceFile[]) => files.filter(({ text }) => edition.test(text)).map(({ path }) => path);

describe('the law is asked by day', () => {
  it('outside its own rooms nobody names an edition', () => {
    expect(naming(outside)).toEqual([]);
  });

  it('in its own rooms an edition is named where a procedure is particular to it', () => {
    expect(
      naming(inRoom('legal', 'years')).filter((path) => !PARTICULAR.some((place) => path.startsWith(place))),
    ).toEqual([]);
  });
});

describe('a figure of the law stands once, with its article', () => {
  const elsewhere = sources.filter(({ path }) => !/\/scoring\/|\/criteria\/library\/|^src\/seed\//.test(path));
  const all: readonly (readonly [string, { readonly value: unknown }])[] = Object.entries(figures);

  it.each(all)('%s is used', (name) => {
    const used = sources.filter(
      ({ path, text }) => !path.endsWith('/constants.ts') && new RegExp(`\\b${name}\\b`).test(text),
    );
    expect(used.map(({ path }) => path)).not.toEqual([]);
  });

  it.each(all.filter(([, { value }]) => typeof value === 'string' && /[-.]/.test(value)))(
    '%s is written nowhere else',
    (_, { value }) => {
      const twice = /^\d\d-\d\d$/.test(value as string)
        ? new RegExp(`\\b${value as string}\\b|-${dayBefore(value as string)}\\b`)
        : new RegExp(`['"\`]${String(value).replace('.', '\\.')}0*['"\`]`);
      expect(elsewhere.filter(({ text }) => twice.test(text)).map(({ path }) => path)).toEqual([]);
    },
  );

  it('nobody cuts points at the edges of the bands themselves', () => {
    const edges = figures.bands.value.map(({ from }) => from).filter((from) => from !== '0');
    const cut = new RegExp(
      `\\[\\s*'?${edges.join("'?,\\s*'?")}'?\\s*\\]|(score|points|mark|total)\\w*\\)? *[<>]=? *(${edges.join('|')})\\b`,
    );
    expect(elsewhere.filter(({ text }) => cut.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

function dayBefore(monthDay: string): string {
  return new Date(Date.parse(`2026-${monthDay}`) - 86_400_000).toISOString().slice(5, 10);
}
