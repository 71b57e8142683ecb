import { faultText } from '../../src/scoring/fault-text.js';
import { readRecords } from '../../src/scoring/read-records.js';
import { sampleJson, sampleText } from './samples.js';

function linesOf(text: string): string[] {
  const read = readRecords(text);
  return read.ok ? [] : read.faults.map(faultText);
}

/** The same faults alone and as the second of an array. */
function expectRefused(record: unknown, expected: string[]) {
  const text = JSON.stringify(record);
  expect(linesOf(text)).toEqual(expected);
  expect(linesOf(`[${sampleText},${text}]`)).toEqual(expected.map((line) => `[1].${line}`));
}

const missing = Symbol('missing');

/** The sample with one place of it set, or taken away. */
function withPlace(path: string, value: unknown) {
  const record = sampleJson();
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop()!;
  const parent = keys.reduce((object, key) => object[key], record);
  if (value === missing) delete parent[last];
  else parent[last] = value;
  return record;
}

const notACode = 'not a code (1 to 40 letters, digits, ".", "_", "-")';
const notAMonth = 'not a month (YYYY-MM)';
const fiveTiers = 'a set has one for each of the 5 tiers';
const first = 'criteriaSet.criteria[0]';
const second = 'criteriaSet.criteria[1]';
const third = 'criteriaSet.criteria[2]';

describe('a place of the record that breaks a rule', () => {
  it.each<[string, unknown, string]>([
    ['x', 1, 'unknown key'],
    ['official.x', 1, 'unknown key'],
    ['criteriaSet.x', 1, 'unknown key'],
    [`${first}.x`, 1, 'unknown key'],
    ['period', missing, 'missing'],
    ['period', '2026-13', notAMonth],
    ['period', '2026-00', notAMonth],
    ['period', '2026-11-01', notAMonth],
    ['period', '2026-11\n', notAMonth],
    ['period', 202611, 'not a text'],
    ['official', missing, 'missing'],
    ['official', 'CB-1', 'not an object'],
    ['official.code', missing, 'missing'],
    ['official.code', 'CB 12', notACode],
    ['official.code', 'Đ-12', notACode],
    ['official.code', 12, 'not a text'],
    ['official.tier', missing, 'missing'],
    ['official.tier', 5, 'above 4'],
    ['official.tier', -1, 'below 0'],
    ['official.tier', 1.5, 'not a whole number'],
    ['criteriaSet', [], 'not an object'],
    ['criteriaSet.code', '', notACode],
    ['criteriaSet.code', 'a'.repeat(41), notACode],
    ['criteriaSet.version', 1.5, 'not a whole number'],
    ['criteriaSet.version', '3', 'not a number'],
    ['criteriaSet.factors', 1, 'not an array'],
    ['criteriaSet.factors', [1, 1, 1, 1], `4 factors; ${fiveTiers}`],
    ['criteriaSet.factors', [1, 1, 1, 1, 1, 1], `6 factors; ${fiveTiers}`],
    ['criteriaSet.factors[0]', 0.9, 'below 1'],
    ['criteriaSet.factors[2]', 1.1, 'below the factor of the tier before (1.2)'],
    ['criteriaSet.factors[4]', 10.5, 'above 10'],
    ['criteriaSet.factors[4]', null, 'not a number'],
    [`${first}.code`, missing, 'missing'],
    [`${first}.code`, 'chào', notACode],
    [`${first}.kind`, missing, 'missing'],
    [`${first}.kind`, 'mood', 'unknown kind'],
    [`${first}.kind`, 'constructor', 'unknown kind'],
    [`${first}.kind`, null, 'not a text'],
    [`${first}.exemplary`, 0, 'neither true nor false'],
    [`${first}.exemplary`, missing, 'missing'],
    [`${first}.weight`, 0, 'not above 0'],
    [`${first}.weight`, -1, 'not above 0'],
    [`${first}.weight`, 100.1, 'above 100'],
    [`${first}.weight`, 0.00001, 'more than four decimals'],
    [`${first}.max`, -10, 'not above 0'],
    [`${second}.max`, 0, 'not above 0'],
    [`${second}.max`, 1000.5, 'above 1000'],
    [`${second}.max`, 9.75, 'not a multiple of 0.5'],
    [`${second}.max`, missing, 'missing'],
    [`${first}.settings`, {}, 'the kind has no settings'],
    [`${first}.settings`, null, 'the kind has no settings'],
    [`${second}.settings`, missing, 'missing'],
    [`${second}.settings`, null, 'not an object'],
    [`${second}.settings.floor`, missing, 'missing'],
    [`${second}.settings.floor`, 98, 'equal to the target'],
    [`${third}.settings.floor`, 1, 'unknown key'],
    [`${third}.settings.deduction`, 0, 'not above 0'],
    ['entries', missing, 'missing'],
    ['entries', [], 'not an object'],
    ['entries.noi-lam', missing, 'missing'],
    ['entries.other', { mark: 1 }, 'no criterion has this code'],
    ['entries.chao-dan', 9, 'not an object'],
    ['entries.chao-dan', null, 'not an object'],
    ['entries.chao-dan.mark', 10.5, 'above 10'],
    ['entries.chao-dan.mark', -0.5, 'below 0'],
    ['entries.chao-dan.mark', 9.25, 'not a multiple of 0.5'],
    ['entries.chao-dan.assessed', true, 'not false'],
    ['entries.dung-hen.value', 1e12, 'not below 10^12 in size'],
    ['entries.gio-lam.count', 0.5, 'not a whole number'],
    ['entries.gio-lam.count', 1_000_001, 'above 1000000'],
    ['entries.noi-lam.kept', 5, 'above due (4)'],
    ['entries.noi-lam.due', -1, 'below 0'],
    ['entries.don-vi.scores', 90, 'not an array'],
    ['entries.don-vi.scores', Array(100_001).fill(1), 'more than 100000 scores'],
    ['entries.don-vi.scores[1]', 100.01, 'above 100'],
    ['entries.don-vi.scores[2]', -1, 'below 0'],
    ['entries.don-vi.scores[0]', 80.125, 'more than two decimals'],
    ['entries.don-vi.scores[0]', '80', 'not a number'],
  ])('%s', (path, value, expected) => {
    // An entry that says `assessed` is read as one left out, and may have no other key.
    const beside = path.endsWith('.assessed') ? ['entries.chao-dan.mark: unknown key'] : [];
    expectRefused(withPlace(path, value), [...beside, `${path}: ${expected}`]);
  });
});

const list = 'criteriaSet.criteria';

describe('a record that breaks a rule as a whole', () => {
  it.each<[string, (record: any) => void, string[]]>([
    ['two criteria', (r) => keep(r, ['gio-lam', 'noi-lam']), [`${list}: 2 criteria; a set has 3 to 9`]],
    ['ten criteria', (r) => extend(r, 5), [`${list}: 10 criteria; a set has 3 to 9`]],
    ['no criteria', (r) => keep(r, []), [`${list}: 0 criteria; a set has 3 to 9`]],
    ['none exemplary', (r) => keep(extend(r, 3), ['x0', 'x1', 'x2']), [`${list}: no exemplary criterion`]],
    [
      'a code twice',
      (r) => (extend(r, 1).criteriaSet.criteria[5].code = 'gio-lam'),
      [`${list}[5].code: the code of an earlier one`, 'entries.x0: no criterion has this code'],
    ],
    ['a criterion that is null', (r) => (r.criteriaSet.criteria[3] = null), [`${list}[3]: not an object`]],
    ['no criteria set', (r) => delete r.criteriaSet, ['criteriaSet: missing']],
    [
      'an entry named with a point',
      (r) => (r.entries['a.b'] = { mark: 1 }),
      ['entries["a.b"]: no criterion has this code'],
    ],
    [
      'an empty entry',
      (r) => (r.entries['noi-lam'] = {}),
      ['entries.noi-lam.due: missing', 'entries.noi-lam.kept: missing'],
    ],
    [
      'the keys of another kind',
      (r) => (r.entries['chao-dan'] = { value: 9 }),
      ['entries.chao-dan.value: unknown key', 'entries.chao-dan.mark: missing'],
    ],
    ['left out and marked', (r) => (r.entries['chao-dan'].assessed = false), ['entries.chao-dan.mark: unknown key']],
    [
      'several faults at once, in the order of the record',
      (r) => Object.assign(r, { period: '', official: {}, entries: 1 }),
      [`period: ${notAMonth}`, 'official.code: missing', 'official.tier: missing', 'entries: not an object'],
    ],
  ])('%s', (_name, change, expected) => {
    const record = sampleJson();
    change(record);
    expectRefused(record, expected);
  });
});

function keep(record: any, codes: string[]) {
  record.criteriaSet.criteria = record.criteriaSet.criteria.filter(({ code }: any) => codes.includes(code));
  record.entries = Object.fromEntries(Object.entries(record.entries).filter(([code]) => codes.includes(code)));
  return record;
}

function extend(record: any, count: number) {
  for (let i = 0; i < count; i++) {
    record.criteriaSet.criteria.push({ ...record.criteriaSet.criteria[0], code: `x${i}` });
    record.entries[`x${i}`] = { mark: 1 };
  }
  return record;
}
