import fc from 'fast-check';
import { readRecords } from '../../src/scoring/read-records.js';
import { toRecordJson } from '../../src/scoring/record-tree.js';
import type { Criterion, Entry, ScorecardRecord } from '../../src/scoring/record.js';
import { scorePartial, scoreRecord } from '../../src/scoring/score-record.js';
import { toScoredJson } from '../../src/scoring/scored-json.js';
import { anyRecord } from './arbitraries.js';

const runs = { numRuns: 10_000 };
const asNumber = (score: string | null) => (score === null ? null : Number(score));

function withEntries(record: ScorecardRecord, entryOf: (criterion: Criterion) => Entry): ScorecardRecord {
  return {
    ...record,
    entries: Object.fromEntries(record.criteriaSet.criteria.map((each) => [each.code, entryOf(each)])),
  };
}

describe('the same number everywhere', () => {
  it('the order of criteria, of entries and of led scores changes nothing', () => {
    fc.assert(
      fc.property(anyRecord, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (record, keys) => {
        const shuffled = <T>(list: readonly T[]): T[] => {
          const keyed = list.map((item, place) => ({ item, key: keys[place]! }));
          return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
        };
        const mixed = (entry: Entry): Entry => ('scores' in entry ? { scores: shuffled(entry.scores) } : entry);
        const criteria = shuffled(record.criteriaSet.criteria);
        const entries = Object.fromEntries(
          shuffled(Object.entries(record.entries)).map(([code, entry]) => [code, mixed(entry)]),
        );
        const [before, after] = [
          scoreRecord(record),
          scoreRecord({ ...record, criteriaSet: { ...record.criteriaSet, criteria }, entries }),
        ];
        const byCode = new Map(after.lines.map((line) => [line.criterion, line]));
        expect({ ...after, lines: before.lines.map(({ criterion }) => byCode.get(criterion)) }).toEqual(before);
      }),
      runs,
    );
  });

  it('a evaluation with everything stated has the score of its record; with less stated, that of a record without the rest', () => {
    fc.assert(
      fc.property(anyRecord, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (record, stated) => {
        const { criteriaSet, official, entries } = record;
        const whole = scoreRecord(record);
        const all = scorePartial(criteriaSet, official.tier, entries);
        expect(all).toEqual({ ...whole, unstated: 0, lines: whole.lines.map((line) => ({ ...line, stated: true })) });
        const missing = criteriaSet.criteria.filter((_, place) => !stated[place]).map(({ code }) => code);
        const some = Object.fromEntries(Object.entries(entries).filter(([code]) => !missing.includes(code)));
        const partial = scorePartial(criteriaSet, official.tier, some);
        const without = scoreRecord(withEntries(record, ({ code }) => some[code] ?? { assessed: false }));
        expect([partial.score, partial.exemplarity, partial.sums]).toEqual([
          without.score,
          without.exemplarity,
          without.sums,
        ]);
        expect(partial.unstated).toBe(missing.length);
      }),
      runs,
    );
  });

  it('a printed record recomputes to the same result', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const read = readRecords(toRecordJson(record));
        if (!read.ok) throw new Error(JSON.stringify(read.faults));
        const [before, after] = [scoreRecord(record), scoreRecord(read.records[0]!)];
        expect(after).toEqual(before);
        const printed = JSON.parse(toScoredJson(after));
        expect([printed.score, printed.exemplarity]).toEqual([asNumber(before.score), asNumber(before.exemplarity)]);
      }),
      runs,
    );
  });
});
