import { checkCriterion, checkEntry, checkRecord } from '../../src/scoring/check-record.js';
import { faultText } from '../../src/scoring/fault-text.js';
import { readRecords } from '../../src/scoring/read-records.js';
import { toRecordJson } from '../../src/scoring/record-tree.js';
import type { Entry } from '../../src/scoring/record.js';
import { conductCriterion, recordOf, sampleJson, sampleRecord, sampleText } from './samples.js';

function linesOf(text: string): string[] {
  const read = readRecords(text);
  return read.ok ? [] : read.faults.map(faultText);
}

/** The sample with a piece of its text replaced; the piece must be there. */
function replaced(piece: string | RegExp, by: string): string {
  const text = sampleText.replace(piece, by);
  if (text === sampleText) throw new Error(`not in the sample: ${piece}`);
  return text;
}

function changed(change: (record: any) => void): string {
  const record = sampleJson();
  change(record);
  return JSON.stringify(record);
}

describe('what is refused by its text', () => {
  it.each<[string, string, string[]]>([
    ['empty', '', ['$: not JSON, at line 1, column 1']],
    ['half a document', '{"format"', ['$: not JSON, at line 1, column 10']],
    ['something after it', '[] x', ['$: not JSON, at line 1, column 4']],
    ['a text', '"record"', ['$: not a record (a JSON object)']],
    ['a number', '1', ['$: not a record (a JSON object)']],
    ['null', 'null', ['$: not a record (a JSON object)']],
    ['an array in the array', '[[]]', ['[0]: not a record (a JSON object)']],
    ['an empty object', '{}', ['format: missing']],
    ['another format', replaced('record@1', 'record@2'), ['format: unknown format']],
    ['a format that is no text', replaced('"thuoc-do/record@1"', '1'), ['format: unknown format']],
    ['a key twice', replaced('"period"', '"period": "2026-10", "period"'), ['period: the key stands twice']],
    [
      'an entry twice',
      replaced('"noi-lam":', '"chao-dan": { "mark": 1 }, "noi-lam":'),
      ['entries.chao-dan: the key stands twice'],
    ],
    ['__proto__ as a key', replaced('"period"', '"__proto__": {}, "period"'), ['__proto__: unknown key']],
    ['a key that would break the line', replaced('"period"', '"a\\nb": 1, "period"'), ['["a\\nb"]: unknown key']],
    ['a number as a text', replaced('"mark": 9.5', '"mark": "9.5"'), ['entries.chao-dan.mark: not a number']],
    ['null for a number', replaced('"mark": 9.5', '"mark": null'), ['entries.chao-dan.mark: not a number']],
    ['true for a number', replaced('"mark": 9.5', '"mark": true'), ['entries.chao-dan.mark: not a number']],
    ['NaN', replaced('"mark": 9.5', '"mark": NaN'), ['$: not JSON, at line 18, column 27']],
    ['too many decimals', replaced('96.5', '0.1234567890123'), ['entries.dung-hen.value: more than four decimals']],
    [
      'a digit a float would lose',
      replaced('96.5', '96.50000000000000001'),
      ['entries.dung-hen.value: more than four decimals'],
    ],
    ['beyond every float', replaced('96.5', '1e400'), ['entries.dung-hen.value: not below 10^12 in size']],
    ['too large', replaced('96.5', '-1000000000000'), ['entries.dung-hen.value: not below 10^12 in size']],
    ['endless', replaced('96.5', '9'.repeat(1_000)), ['entries.dung-hen.value: written with more than 64 characters']],
  ])('%s', (_name, text, expected) => {
    expect(linesOf(text)).toEqual(expected);
  });
});

describe('what is let through', () => {
  it.each<[string, string]>([
    ['the sample', sampleText],
    ['with a byte order mark', `\ufeff${sampleText}`],
    ['an exponent', replaced('"mark": 9.5', '"mark": 0.95e1')],
    ['zeros at the end', replaced('"mark": 9.5', '"mark": 9.50000')],
    ['minus nought', replaced('"count": 1', '"count": -0')],
    ['a tier written 4.0', replaced('"tier": 4', '"tier": 4.0')],
    [
      'nine criteria and a hundred thousand scores',
      changed((r) => {
        r.entries['don-vi'].scores = Array(100_000).fill(99.99);
        for (let i = 0; i < 4; i++) {
          r.criteriaSet.criteria.push({ ...r.criteriaSet.criteria[0], code: `x.${i}` });
          r.entries[`x.${i}`] = { assessed: false };
        }
      }),
    ],
    ['a criterion named __proto__', sampleText.replaceAll('chao-dan', '__proto__')],
  ])('%s', (_name, text) => {
    expect(linesOf(text)).toEqual([]);
  });

  it('an empty array, and many records', () => {
    expect(readRecords(' [ ] ')).toEqual({ ok: true, records: [], many: true });
    expect(readRecords(`[${sampleText},${sampleText}]`)).toMatchObject({ ok: true, many: true, records: [{}, {}] });
  });
});

describe('records made inside', () => {
  it('are checked by the same rules', () => {
    expect(checkRecord(sampleRecord())).toEqual([]);
    const criteria = [conductCriterion('a', true), conductCriterion('b'), conductCriterion('c')];
    const faulty = recordOf(criteria, { a: { mark: '10.5' }, b: { mark: 'x' }, c: { value: '1' } });
    expect(checkRecord(faulty).map(faultText)).toEqual([
      'entries.a.mark: above 10',
      'entries.b.mark: not a number',
      'entries.c.value: unknown key',
      'entries.c.mark: missing',
    ]);
  });

  it.each<[string, Entry, string[]]>([
    ['good', { mark: '7.50' }, []],
    ['left out', { assessed: false }, []],
    ['over', { mark: '11' }, ['mark: above 10']],
    ['empty text', { mark: '' }, ['mark: not a number']],
    ['another kind', { due: '1', kept: '1' }, ['due: unknown key', 'kept: unknown key', 'mark: missing']],
  ])('an entry alone: %s', (_name, entry, expected) => {
    expect(checkEntry(conductCriterion('a'), entry).map(faultText)).toEqual(expected);
  });

  it('a criterion alone', () => {
    expect(checkCriterion(conductCriterion('a'))).toEqual([]);
    const equal = { ...conductCriterion('a'), kind: 'target' as const, settings: { target: '5', floor: '5.0' } };
    expect(checkCriterion(equal)).toEqual([{ path: 'settings.floor', code: 'target-equals-floor' }]);
  });

  it('are printed with shortest numbers and led scores sorted', () => {
    const record = {
      ...sampleRecord(),
      entries: { ...sampleRecord().entries, 'don-vi': { scores: ['90.00', '100', '77.50'] } },
    };
    const printed = JSON.parse(toRecordJson(record));
    expect(printed).toEqual(changedJson({ 'don-vi': { scores: [77.5, 90, 100] } }));
    expect(toRecordJson(record)).toContain('{ "scores": [77.5, 90, 100] }');
  });
});

function changedJson(entries: object) {
  const record = sampleJson();
  return { ...record, entries: { ...record.entries, ...entries } };
}
