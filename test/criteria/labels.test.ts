import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { CRITERION_KINDS, STANDARDS, TIERS } from '../../src/criteria/criterion.js';
import { FINDING_CODES } from '../../src/criteria/finding.js';
import { checkCriterion } from '../../src/criteria/four-tests.js';
import { criterion, textOf } from './cases.js';

type Labels = Record<string, string>;
function read(language: string): Labels {
  return JSON.parse(readFileSync(`templates/labels/criteria.${language}.json`, 'utf8')) as Labels;
}

const vi = read('vi');
const en = read('en');

const findingKeys = Object.entries(FINDING_CODES).flatMap(([test, codes]) => {
  return codes.map((code) => `finding.${test}.${code}`);
});
const keys = [
  ...findingKeys,
  ...Object.keys(FINDING_CODES).map((test) => `test.${test}`),
  ...CRITERION_KINDS.flatMap((kind) => [`kind.${kind}`, `kind.${kind}.hint`]),
  ...STANDARDS.map((standard) => `standard.${standard}`),
  ...TIERS.map((tier) => `tier.${tier}`),
];
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/gu)].map((match) => match[1]).sort();

describe('words of the criteria room', () => {
  it.each(keys)('%s is said in both languages, with the same numbers', (key) => {
    expect(vi[key]).toBeTruthy();
    expect(en[key]).toBeTruthy();
    expect(holes(en[key]!)).toEqual(holes(vi[key]!));
  });

  it('are the same keys in both', () => expect(Object.keys(en)).toEqual(Object.keys(vi)));

  it('make a sentence of a finding', async () => {
    const words = createInstance();
    const resources = { vi: { criteria: vi } };
    await words.init({ lng: 'vi', ns: 'criteria', resources, interpolation: { escapeValue: false } });
    const [finding] = checkCriterion(criterion({ text: textOf(18) }), { glossary: [] });
    const sentence = words.t(`finding.${finding!.test}.${finding!.code}`, finding!.data);
    expect(sentence).toMatch(/18 tiếng.*15 tiếng/u);
    expect(words.t('finding.set.measured-below-half', { tier: 4, share: 42.9 })).toContain('42,9 %');
  });
});
