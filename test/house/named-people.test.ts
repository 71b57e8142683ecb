import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { personTypes } from '../../src/scoring/editions/edition.js';
import { filesBelow } from './source.js';

const WORD = /công chức/i;
const LAW = readFileSync(join(PROJECT_ROOT, '../shared/legal/nd-335-2025.txt'), 'utf8').toLowerCase();

const OWN_NAME = 'names the kind itself, a post or a model';

/**
 * Where a page, a form or a list may still say công chức: the decree's own words (they stand in its text), or a name. Everybody
 * else whom the agency chose the decree for (Điều 28.2) reads these labels too: about a person they say "người được xếp loại", or name the kind.
 */
const SAID: Readonly<Record<string, string>> = {
  'audit:value.civil-servant': OWN_NAME,
  'catalogue:adoption.lead': 'quản lý công chức',
  'catalogue:noneWhy': 'quản lý công chức',
  'classification:agencies': 'cơ quan sử dụng công chức',
  'classification:recompute.lead': 'quản lý công chức',
  'classification:replacement.lead': 'quản lý công chức',
  'errors:catalogue-head-decides': 'quản lý công chức',
  'forms:internal.of.e': 'năng lực tập hợp, đoàn kết công chức',
  'forms:kind.civil-servant': OWN_NAME,
  'forms:mau01.signSelf.civil-servant': 'công chức tự đánh giá',
  'forms:mau02.part3.decree': 'của cấp có thẩm quyền công chức',
  'forms:mau02.signSelf.civil-servant': 'công chức tự xếp loại',
  'forms:notice.basis': 'đối với cơ quan hành chính nhà nước và công chức',
  'imports:column.type_servant': OWN_NAME,
  'imports:fault.bad-type': OWN_NAME,
  'imports:fault.no-type': OWN_NAME,
  'legal-periods:who.civil-servant': OWN_NAME,
  'legal-periods:issue.alreadyLaw': 'áp dụng đối với công chức',
  'legal-periods:settings.law': 'áp dụng đối với công chức',
  'legal-periods:settings.using-agency.label': 'cơ quan sử dụng công chức',
  'legal-periods:settings.using-agency.why': 'cơ quan sử dụng công chức',
  'legal-periods:settings.quota-base.why': 'công chức được xếp loại',
  'legal-periods:year.outsideWhy': 'áp dụng đối với công chức',
  'legal:led.count': 'công chức thuộc thẩm quyền quản lý',
  'legal:part.e': 'năng lực tập hợp, đoàn kết công chức',
  'legal:share.uniting': 'năng lực tập hợp, đoàn kết công chức',
  'legal:why.half-d': 'công chức thuộc thẩm quyền quản lý',
  'legal:why.leads-nobody': 'công chức thuộc thẩm quyền quản lý',
  'officials:personType.civil-servant': OWN_NAME,
  'officials:postTitleHint': OWN_NAME,
  'party:members.order': 'xếp loại chất lượng công chức',
  'party:text.order': 'xếp loại chất lượng công chức',
  'practices:titleHint': OWN_NAME,
  'ratings:common.2': 'quản lý, sử dụng công chức',
  'ratings:replaced.hint': 'quản lý công chức',
  'readings:of.ceiling-counts.silent': 'công chức được xếp loại',
  'readings:of.ceiling-counts.case.with': OWN_NAME,
  'readings:of.ceiling-counts.case.without': OWN_NAME,
  'readings:of.leads-nobody.silent': 'công chức thuộc thẩm quyền quản lý',
  'readings:of.led-without-score.silent': 'công chức thuộc thẩm quyền quản lý',
  'readings:of.level-replaced.silent': 'quản lý công chức',
  'readings:of.using-agency.silent': 'cơ quan sử dụng công chức',
  'readings:of.using-agency.title': 'cơ quan sử dụng công chức',
  'years:groups.nameHint': OWN_NAME,
  'years:uses.agencies': 'cơ quan sử dụng công chức',
  'years:composition.head-all': 'toàn thể công chức',
  'years:composition.staff-all': 'toàn thể công chức',
  'years:composition.staff-parts': 'toàn thể công chức',
};

const said = filesBelow('templates/labels', '.vi.json').flatMap(({ path, text }) => {
  const room = path.slice(path.lastIndexOf('/') + 1).split('.')[0]!;
  const walk = (value: unknown, key: string): [string, string][] =>
    typeof value === 'string'
      ? [[`${room}:${key}`, value]]
      : Object.entries(value as object).flatMap(([name, inner]) => walk(inner, key ? `${key}.${name}` : name));
  return walk(JSON.parse(text), '');
});

describe('who is not công chức is not called so', () => {
  it('by no label but the decree’s own words and the names of the kinds', () => {
    const found = said.filter(([, text]) => WORD.test(text)).map(([key]) => key);
    expect(found.filter((key) => !(key in SAID))).toEqual([]);
    expect(Object.keys(SAID).filter((key) => !found.includes(key))).toEqual([]);
  });

  it('and those words stand in the decree', () => {
    const quoted = Object.values(SAID).filter((words) => words !== OWN_NAME);
    expect(quoted.filter((words) => !LAW.includes(words))).toEqual([]);
  });

  it('by no template, and by no words of the program itself', () => {
    const pages = [...filesBelow('templates', '.hbs'), ...filesBelow('templates', '.typ')];
    const program = filesBelow('src', '.ts')
      .filter(({ path }) => !/^src\/(seed|database)\/|editions\/nd-335-2025\/articles|greeting|imports?\//.test(path))
      .map(({ path, text }) => ({ path, text: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '') }));
    expect([...pages, ...program].filter(({ text }) => WORD.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('and each kind has its own words on both forms', () => {
    const words = new Map(said);
    for (const key of ['forms:kind', 'forms:mau01.signSelf', 'forms:mau02.signSelf']) {
      const kinds = personTypes.map((kind) => words.get(`${key}.${kind}`));
      expect([key, kinds.every(Boolean), new Set(kinds).size]).toEqual([key, true, personTypes.length]);
    }
  });
});
