import { filesBelow, importsOf } from './source.js';

/** Who may use whom: a room may use the rooms before it in a chain, and the common rooms. */
const ORDER = [
  'standing',
  'acts',
  'files',
  'corrections',
  'kept',
  'imports',
  'accounts',
  'units',
  'rounds',
  'periods',
  'petitions',
  'receipts',
  'interim',
  'obstacles',
  'measures',
  'criteria',
  'evaluations',
  'commitments',
  'focus',
  'practices',
  'catalogue',
  'legal',
  'years',
  'signals',
  'committee',
  'people',
  'reports',
  'party',
  'forms',
  'verify',
  'home',
  'seed',
];
const COMMON = ['scoring', 'web', 'audit', 'database', 'worksheets', 'config.js', 'config-token.js', 'clock.js'];
const sources = filesBelow('src', '.ts');
const roomOf = (path: string) => path.split('/')[1] ?? '';

describe('imports run one way', () => {
  it.each(sources.filter((file) => roomOf(file.path) === 'scoring').map((file) => [file.path, file] as const))(
    'scoring imports nothing outside itself: %s',
    (_, file) => {
      expect(importsOf(file).filter((path) => roomOf(path) !== 'scoring')).toEqual([]);
      expect(file.text).not.toMatch(/from '(node:|[^.'])/);
    },
  );

  it.each([
    ['web', ['scoring', 'config.js', 'config-token.js', 'clock.js']],
    ['database', ['web', 'config.js', 'clock.js']],
    ['worksheets', []],
    ['standing', ['web', 'scoring', 'database']],
  ])('%s knows no room', (below, allowed) => {
    const wrong = sources
      .filter((file) => roomOf(file.path) === below)
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => ![below, ...allowed].includes(roomOf(path)))
          .map((path) => `${file.path} → ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('a room uses only rooms before it', () => {
    const wrong = sources.flatMap((file) => {
      const place = ORDER.indexOf(roomOf(file.path));
      if (place < 0) return [];
      return importsOf(file)
        .filter(
          (path) =>
            !COMMON.includes(roomOf(path)) && (ORDER.indexOf(roomOf(path)) < 0 || ORDER.indexOf(roomOf(path)) > place),
        )
        .map((path) => `${file.path} → ${path}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the house is kept', () => {
  it('reads the environment in one place', () => {
    expect(
      sources
        .filter((file) => file.text.includes('process.env') && file.path !== 'src/config.ts')
        .map((file) => file.path),
    ).toEqual([]);
  });

  it('holds no statement and no way to the database in a controller', () => {
    const statement = /\b(select [^;']*\bfrom [a-z_]+|insert into [a-z_]+|update [a-z_]+ set|delete from [a-z_]+)\b/;
    const holding = sources.filter(
      ({ path, text }) => path.endsWith('.controller.ts') && (/\bDb\b/.test(text) || statement.test(text)),
    );
    expect(holding.map((file) => file.path)).toEqual([]);
  });

  it('has no file over 400 lines', () => {
    const long = sources.filter((file) => !file.path.includes('/migrations/') && file.text.split('\n').length > 400);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it('asks the clock, not the machine, for the time', () => {
    const asked = sources.filter(
      (file) =>
        /new Date\(\)|Date\.now\(\)/.test(file.text) &&
        !/src\/(clock|database\/embedded|commands|launch)/.test(file.path),
    );
    expect(asked.map((file) => file.path)).toEqual([]);
  });

  it('gives every exported class a name of its own', () => {
    const names = sources.flatMap(({ text }) =>
      [...text.matchAll(/^export (?:abstract )?class (\w+)/gm)].map((of) => of[1]!),
    );
    expect(names.filter((name, place) => names.indexOf(name) < place)).toEqual([]);
  });

  it('exports nothing by default', () => {
    expect(sources.filter((file) => /^export default/m.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});
