import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { Labels } from '../../src/web/labels.js';
import { filesBelow } from './source.js';

const folder = join(PROJECT_ROOT, 'templates/labels');
const labels = Labels.load(folder);
const namespaces = [...new Set(readdirSync(folder).map((file) => file.split('.')[0]!))];

function keysOf(namespace: string, lang: string): Map<string, string> {
  const keys = new Map<string, string>();
  const walk = (value: unknown, prefix: string): void => {
    if (typeof value === 'string') keys.set(prefix, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, prefix ? `${prefix}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(folder, `${namespace}.${lang}.json`), 'utf8')), '');
  return keys;
}

/** i18next's plural endings differ between the languages: English has "one" and "other", Vietnamese "other" alone. */
const bare = (key: string) => key.replace(/_(one|other|zero)$/, '');
const params = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]))].sort();

describe.each(namespaces)('labels of %s', (namespace) => {
  const [vi, en] = [keysOf(namespace, 'vi'), keysOf(namespace, 'en')];

  it('have the same keys in both languages', () => {
    expect([...new Set([...en.keys()].map(bare))].sort()).toEqual([...new Set([...vi.keys()].map(bare))].sort());
  });

  it('ask for the same numbers and names in both languages', () => {
    const differing = [...vi].filter(
      ([key, text]) => en.has(key) && JSON.stringify(params(text)) !== JSON.stringify(params(en.get(key)!)),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave no word empty', () => {
    expect([...vi, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

describe('every label that is asked for has its words', () => {
  const used = [...filesBelow('templates', '.hbs'), ...filesBelow('src', '.ts')].flatMap((file) => {
    const pattern = file.path.endsWith('.hbs')
      ? /\bt "([a-z-]+:[\w.-]+)"/g
      : /'([a-z-]+:[A-Za-z][\w-]*(?:\.[\w-]+)*)'/g;
    const own = file.path.startsWith('src/reports/') ? file.text.matchAll(/\.say\('([\w-]+(?:\.[\w-]+)+)'/g) : [];
    return [
      ...[...file.text.matchAll(pattern)].map((match) => [match[1]!, file.path] as const),
      ...[...own].map((match) => [`reports:${match[1]}`, file.path] as const),
    ];
  });
  const asked = used.filter(([key]) => namespaces.includes(key.split(':')[0]!));

  it('in Vietnamese and in English', () => {
    const missing = asked.filter(([key]) => !labels.has('vi', key) || !labels.has('en', key));
    expect(missing.map(([key, path]) => `${key} (${path})`)).toEqual([]);
  });
});

describe('every kind of correction has all the words that its pages, notices, requests and marks ask for', () => {
  const kinds = filesBelow('src', '.ts').flatMap(({ text }) =>
    text
      .split(/: CorrectionKind = \{/)
      .slice(1)
      .map((after) => {
        const body = after.slice(0, after.search(/\n\}/));
        const code = (/code: '([a-z-]+)'/.exec(body) ?? /const KIND = '([a-z-]+)'/.exec(text))![1]!;
        return {
          code,
          withdrawn: /withdrawn: /.test(body),
          corrected: /corrected: /.test(body),
          two: /twoHands: /.test(body),
        };
      }),
  );

  /** They concern nobody but who reads the page they stand on. */
  const tellsNobody = ['review', 'report', 'step', 'figure'];

  it('of which there are many', () => {
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter(({ two }) => two).length).toBeGreaterThan(7);
  });

  it.each(kinds)('$code', ({ code, corrected, withdrawn, two }) => {
    const keys = [
      `corrections:${code}.heading`,
      ...(corrected && !tellsNobody.includes(code) ? [`notices:${code}-corrected`] : []),
      ...(withdrawn && !tellsNobody.includes(code) ? [`notices:${code}-withdrawn`] : []),
      ...(two ? [`corrections:flags.mark.${code}`] : []),
      ...(two && corrected ? [`corrections:requests.correct.${code}`] : []),
      ...(two && withdrawn ? [`corrections:requests.strike.${code}`] : []),
    ];
    expect(keys.filter((key) => !labels.has('vi', key) || !labels.has('en', key))).toEqual([]);
  });
});

it('every act the audit may hold has its words', () => {
  const acts = filesBelow('src', '.ts').flatMap((file) =>
    [
      ...file.text.matchAll(
        /'((?:account|breach|dialogue|focus|measure|pledge|practice|signal|sitting|meeting|year|year-sheet|catalogue|product-proposal|commitment|committee|criteria|evaluation|holiday|import|legal-petition|legal-sheet|official|oversight|period|petition|post|unit|work)\.[a-z][a-z-]+)'/g,
      ),
    ].map((match) => match[1]!),
  );
  expect(acts.length).toBeGreaterThan(40);
  expect(acts.filter((act) => !labels.has('vi', `audit:act.${act}`) || !labels.has('en', `audit:act.${act}`))).toEqual(
    [],
  );
});

it('and every act that is recorded by its name is one of them', () => {
  const recorded = filesBelow('src', '.ts').flatMap(({ path, text }) =>
    [...text.matchAll(/\.record\(\s*(?:`[^`]*`|\w+(?:\([^()]*\))?),\s*'([^']+)'/g)].map(
      ([, act]) => [act!, path] as const,
    ),
  );
  expect(recorded.length).toBeGreaterThan(80);
  expect(recorded.filter(([act]) => !labels.has('vi', `audit:act.${act}`))).toEqual([]);
});

it('every chain the audit may hold has its name in words', () => {
  const sources = filesBelow('src', '.ts').filter(({ path }) => !path.includes('/migrations/'));
  const kinds = new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/(?:chain:? .*?[`']|select (?:distinct )?')([a-z-]+):(?=\$\{|')/g)].map((match) => match[1]!),
    ),
  );
  expect(kinds.size).toBeGreaterThan(10);
  expect(
    [...kinds].filter(
      (kind) => !labels.has('vi', `audit:chainOf.${kind}`) || !labels.has('en', `audit:chainOf.${kind}`),
    ),
  ).toEqual([]);
});
