import fc from 'fast-check';
import { checkRecord } from '../../src/scoring/check-record.js';
import type { Criterion, Entry, ScorecardRecord, Tier } from '../../src/scoring/record.js';
import { scoreRecord } from '../../src/scoring/score-record.js';
import { anyRecord, tiers } from './arbitraries.js';
import { oracle, oraclePoints } from './oracle.js';

const runs = { numRuns: 10_000 };

function atTier(record: ScorecardRecord, tier: Tier): ScorecardRecord {
  return { ...record, official: { ...record.official, tier } };
}

function withEntries(record: ScorecardRecord, entryOf: (criterion: Criterion) => Entry): ScorecardRecord {
  return {
    ...record,
    entries: Object.fromEntries(record.criteriaSet.criteria.map((each) => [each.code, entryOf(each)])),
  };
}

function fullEntry({ kind, max, settings }: Criterion): Entry {
  if (kind === 'conduct') return { mark: max };
  if (kind === 'target') return { value: (settings as { target: string }).target };
  if (kind === 'breach') return { count: '0' };
  return kind === 'promise' ? { due: '3', kept: '3' } : { scores: ['100', '100.00'] };
}

const asNumber = (score: string | null) => (score === null ? null : Number(score));

describe('what holds for every record', () => {
  it('the rules let every generated record through, and the figures are those of other arithmetic', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(checkRecord(record)).toEqual([]);
        const { score, exemplarity, lines } = scoreRecord(record);
        const points = record.criteriaSet.criteria.map((each) => oraclePoints(each, record.entries[each.code]));
        expect([score, exemplarity, ...lines.map((line) => line.points)]).toEqual([
          oracle(record, 'score')?.toFixed(2) ?? null,
          oracle(record, 'exemplarity')?.toFixed(2) ?? null,
          ...points.map((exact) => exact?.toDecimalPlaces(100).toDecimalPlaces(4).toFixed() ?? null),
        ]);
        expect(lines.map(({ assessed }) => assessed)).toEqual(points.map((exact) => exact !== null));
      }),
      runs,
    );
  });

  it('the score lies in 0…100, and is null only when nothing was assessed', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const { score, exemplarity, lines } = scoreRecord(record);
        const exemplary = new Set(record.criteriaSet.criteria.filter((each) => each.exemplary).map(({ code }) => code));
        expect(score === null).toBe(lines.every(({ assessed }) => !assessed));
        expect(exemplarity === null).toBe(
          lines.every(({ assessed, criterion }) => !assessed || !exemplary.has(criterion)),
        );
        const within = (figure: string | null) => figure === null || /^(\d{1,2}\.\d\d|100\.00)$/.test(figure);
        expect([score, exemplarity].every(within)).toBe(true);
      }),
      runs,
    );
  });

  it('full marks give 100 at every tier, whatever was left out', () => {
    fc.assert(
      fc.property(anyRecord, tiers, (record, tier) => {
        const left = (code: string) => 'assessed' in record.entries[code]!;
        const keep = (each: Criterion): Entry => (left(each.code) ? { assessed: false } : fullEntry(each));
        const { score, exemplarity } = scoreRecord(atTier(withEntries(record, keep), tier));
        const codes = record.criteriaSet.criteria;
        expect(score).toBe(codes.every(({ code }) => left(code)) ? null : '100.00');
        expect(exemplarity).toBe(codes.every(({ code, exemplary }) => !exemplary || left(code)) ? null : '100.00');
      }),
      runs,
    );
  });

  it('raising the tier never raises a score whose exemplary criteria stand below the rest, nor lowers the other', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom<Tier>(1, 2, 3, 4), (record, tier) => {
        const [exemplary, rest] = [oracle(record, 'exemplarity'), oracle(record, 'rest')];
        fc.pre(exemplary !== null && rest !== null);
        const before = Number(scoreRecord(atTier(record, (tier - 1) as Tier)).score);
        const after = Number(scoreRecord(atTier(record, tier)).score);
        expect(exemplary.lte(rest) ? after <= before : after >= before).toBe(true);
      }),
      runs,
    );
  });

  it('raising the points of an assessed criterion never lowers a score', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(8), fc.nat(1_000), (record, which, by) => {
        const criterion = record.criteriaSet.criteria[which % record.criteriaSet.criteria.length]!;
        const entry = record.entries[criterion.code]!;
        fc.pre(oraclePoints(criterion, entry) !== null);
        const better = raised(criterion, entry, by);
        const after = { ...record, entries: { ...record.entries, [criterion.code]: better } };
        expect(oraclePoints(criterion, better)!.gte(oraclePoints(criterion, entry)!)).toBe(true);
        const [low, high] = [scoreRecord(record), scoreRecord(after)];
        expect(asNumber(high.score)!).toBeGreaterThanOrEqual(asNumber(low.score)!);
        if (criterion.exemplary) expect(asNumber(high.exemplarity)!).toBeGreaterThanOrEqual(asNumber(low.exemplarity)!);
        else expect(high.exemplarity).toBe(low.exemplarity);
      }),
      runs,
    );
  });
});

/** An entry with points at least as high. */
function raised(criterion: Criterion, entry: Entry, by: number): Entry {
  if ('mark' in entry) return { mark: String(Math.min(Number(criterion.max), Number(entry.mark) + by / 2)) };
  if ('count' in entry) return { count: String(Math.max(0, Number(entry.count) - by)) };
  if ('due' in entry) return { due: entry.due, kept: String(Math.min(Number(entry.due), Number(entry.kept) + by)) };
  if ('scores' in entry)
    return { scores: entry.scores.map((score) => String(Math.min(100, Math.ceil(Number(score)) + by))) };
  if (!('value' in entry)) return entry;
  const { target, floor } = criterion.settings as { target: string; floor: string };
  return { value: String(Math.floor(Number(entry.value)) + (Number(target) > Number(floor) ? by + 1 : -by)) };
}
