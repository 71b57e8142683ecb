import { getMetadataStorage } from 'class-validator';
import { join } from 'node:path';
import '../../src/app.module.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { Labels, LANGS } from '../../src/web/labels.js';
import { readForm } from '../../src/web/read-form.js';
import { refusalWords } from '../../src/web/refusal-words.js';
import { boundsOf, ruleSaid } from '../../src/web/rule-bounds.js';
import { wordFaults } from './shown-words.js';
import { filesBelow } from './source.js';

interface Rule {
  form: new () => object;
  field: string;
  rule: string;
  code?: string;
}

const labels = Labels.load(join(PROJECT_ROOT, 'templates/labels'));
const OF_TEXT = new Set(['isLength', 'minLength', 'maxLength']);
/** Says nothing of how long a password is that somebody already has, nor how high an id may be. */
const UNSAID = new Set(['accounts:password.wrong']);

const rules: Rule[] = [
  ...(
    getMetadataStorage() as unknown as {
      validationMetadatas: Map<
        new () => object,
        { propertyName: string; name?: string; context?: { code?: string } }[]
      >;
    }
  ).validationMetadatas,
].flatMap(([form, all]) =>
  all
    .map(({ propertyName, name, context }) => ({
      form,
      field: propertyName,
      rule: name ?? '',
      code: context?.code && (context.code.includes(':') ? context.code : `issues:${context.code}`),
    }))
    .filter(({ rule }) => rule !== '' && rule !== 'isOptional'),
);

describe('the rules that forms use', () => {
  it('are found', () => {
    expect(rules.length).toBeGreaterThan(200);
  });

  it.each(LANGS)('have their words: %s', (lang) => {
    const values = [undefined, 'x', 'x'.repeat(100_000), 1, ['x']];
    const said = rules.flatMap(({ form, field, rule, code }) =>
      code ? [code] : values.map((value) => `issues:${ruleSaid(rule, value, boundsOf(form, field))}`),
    );
    expect([...new Set(said)].filter((key) => !labels.has(lang, key))).toEqual([]);
  });

  it.each(LANGS)('say how long a text may be: %s', (lang) => {
    const silent = rules
      .filter(({ rule, code }) => OF_TEXT.has(rule) && code && !UNSAID.has(code))
      .filter(
        ({ form, field, code }) =>
          !labels
            .in(lang)(code!, { ...boundsOf(form, field), most: '‹most›' })
            .includes('‹most›'),
      );
    expect(silent.map(({ field, code }) => `${field}: ${code}`)).toEqual([]);
  });

  it('bring their bounds along, whoever states the words', () => {
    const gaps = rules
      .filter(({ code }) => code)
      .map(
        ({ form, field, code }) =>
          [field, labels.in('vi')(code!, { least: undefined, most: undefined, ...boundsOf(form, field) })] as const,
      )
      .filter(([, words]) => wordFaults(words, 'vi').length > 0);
    expect(gaps).toEqual([]);
  });

  it('tell nothing there, too little and too much apart', () => {
    const { form, field } = rules.find(({ rule, code }) => rule === 'isLength' && !code)!;
    const { least = 0, most = 0 } = boundsOf(form, field);
    const said = (value: unknown) => readForm(form, { [field]: value }).issues?.find((issue) => issue.field === field);
    expect(most).toBeGreaterThan(0);
    expect(said('')).toMatchObject({ code: 'isNotEmpty' });
    expect(said('x'.repeat(most + 1))).toMatchObject({ code: 'maxLength', params: { least, most } });
  });
});

it('every fault a form names by hand has its words, with its bounds', () => {
  const named = filesBelow('src', '.ts').flatMap(({ path, text }) =>
    [...text.matchAll(/field[^{}]{0,60}code: '([A-Za-z]+)'(, params)?/g)].map(([, code = '', params]) => ({
      path,
      code,
      bare: params === undefined,
    })),
  );
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter(({ code }) => !labels.has('vi', `issues:${code}`))).toEqual([]);
  expect(named.filter(({ code, bare }) => bare && /max|min/i.test(code))).toEqual([]);
});

describe('refusals', () => {
  const thrown = [
    ...new Set(
      filesBelow('src', '.ts').flatMap(({ text }) =>
        [...text.matchAll(/new (?:Conflict|Forbidden|NotFound|Stale)\('([a-z-]+)'/g)].map(([, code = '']) => code),
      ),
    ),
  ];

  it('are found, and have their words', () => {
    expect(thrown.length).toBeGreaterThan(100);
    expect(thrown.filter((code) => LANGS.some((lang) => !labels.has(lang, `errors:${code}`)))).toEqual([]);
  });

  it.each(LANGS)('leave no gap where nobody knows who was faster, or when: %s', (lang) => {
    const others = { official: 'An', number: '44/QĐ-UBND', counted: 1, needed: 2, year: 2026, reference: 'x' };
    for (const blank of [
      { name: '', at: '' },
      { name: null, at: '–' },
      { name: 'An' },
      { at: '14:02 25/11/2026' },
      {},
    ]) {
      const said = thrown.map((code) => [code, refusalWords(labels.in(lang), code, { ...others, ...blank })] as const);
      expect(
        said.filter(([, words]) => wordFaults(words, lang).length > 0 || /^\p{Ll}|\blúc \.|\bat \./u.test(words)),
      ).toEqual([]);
    }
  });

  it('pass on all that their sentence asks for', () => {
    expect(labels.missed).toEqual(new Set());
  });
});

it('a code without words is a sentence, and is noted', () => {
  const own = Labels.load(join(PROJECT_ROOT, 'templates/labels'));
  expect(own.in('vi')('issues:nowhere')).toBe('Nội dung ô này chưa đúng.');
  expect(refusalWords(own.in('en'), 'nowhere')).toBe(
    'This cannot be done as the record now stands. Open the page again to see it.',
  );
  expect(own.in('en')('audit:act.nowhere')).toBe('–');
  expect([...own.missed]).toEqual(['issues:nowhere', 'errors:nowhere', 'audit:act.nowhere']);
});

it('a stored day or month among the parameters is said as a day or month', () => {
  const t = labels.in('vi');
  expect(t('hanoi:month.title', { month: '2026-11' })).toContain('11/2026');
  expect(t('issues:dateTyped', { typed: '2026-02-31' })).toContain('“2026-02-31”');
});
