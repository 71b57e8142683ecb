import fc from 'fast-check';
import { recompute } from '../../../src/scoring/recompute.js';
import { explainLegalMonth } from '../../../src/scoring/editions/legal-month.js';
import { meanOf } from '../../../src/scoring/editions/mean.js';
import type { LeaderMonth, WorkLine } from '../../../src/scoring/editions/month-record.js';
import { toLegalMonthJson } from '../../../src/scoring/editions/month-tree.js';
import { ceiling } from '../../../src/scoring/editions/quota.js';
import { workOutMonth } from '../../../src/scoring/editions/nd-335-2025/score-month.js';
import { toYearGroupJson } from '../../../src/scoring/editions/year-tree.js';
import { ratio } from '../../../src/scoring/ratio.js';
import { anyMonth, anyYear, score } from './arbitraries.js';
import { lawOracle } from './law-oracle.js';
import { classified, scored } from './samples.js';

const runs = { numRuns: 3_000 };
const asNumber = (text: string | null) => (text === null ? null : Number(text));
const bands = ['not-completed', 'completed', 'good', 'excellent'];

function shuffled<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((item, place) => ({ item, key: keys[place % keys.length]! + place / 1e6 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** One more mark on a product of a line, where it has one to carry it. */
function marked(line: WorkLine, kind: 'failed' | 'late', fresh: boolean): WorkLine {
  const most = Math.ceil(Math.round((Number(line.completed) + Number(line.extra)) * 100) / 100);
  const marks = line[kind];
  if (fresh && marks.length < most) return { ...line, [kind]: [...marks, 1] };
  return marks.length === 0 ? line : { ...line, [kind]: [marks[0]! + 1, ...marks.slice(1)] };
}

describe('the month', () => {
  it('is the decree’s arithmetic, rounded once', () => {
    fc.assert(
      fc.property(anyMonth, (record) => {
        const [result, expected] = [scored(record), lawOracle(record)];
        expect(asNumber(result.score)).toBe(expected && Number(expected.score.toFixed(2, 4)));
        expect(asNumber(result.results)).toBe(expected && Number(expected.results.toFixed(2, 4)));
        expect([result.a, result.b, result.c].map(asNumber)).toEqual(
          expected ? expected.abc.map((each) => Number(each.toFixed(4, 4))) : [null, null, null],
        );
        expect(result.note).toBe(
          expected === null ? 'no-assigned-work' : record.leader && record.led.length === 0 ? 'leads-nobody' : null,
        );
        if (result.score !== null)
          expect(bands.indexOf(result.band!)).toBe([50, 70, 90].filter((cut) => Number(result.score) >= cut).length);
      }),
      runs,
    );
  });

  it('no mark raises it, no waiver lowers it', () => {
    fc.assert(
      fc.property(anyMonth, fc.nat(), fc.constantFrom('failed', 'late'), fc.boolean(), (record, at, kind, fresh) => {
        const work = record.work.map((line, place) =>
          place === at % record.work.length ? marked(line, kind as 'failed' | 'late', fresh) : line,
        );
        const [waived, counted] = [scored(record), scored({ ...record, work } as typeof record)];
        if (waived.score === null) return expect(counted.score).toBeNull();
        expect(Number(counted.score)).toBeLessThanOrEqual(Number(waived.score));
        expect(Number(counted.score)).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  it('one person falling below 50 where nobody stood there costs their head exactly 70×50/600', () => {
    const standing = fc.array(
      score.filter((each) => Number(each) >= 50),
      { minLength: 1, maxLength: 8 },
    );
    const heads = anyMonth.filter((record): record is LeaderMonth => record.leader);
    fc.assert(
      fc.property(heads, standing, fc.nat(), (record, led, who) => {
        const fallen = led.map((each, place) => (place === who % led.length ? '49.99' : each));
        const [before, after] = [led, fallen].map((each) => workOutMonth({ ...record, led: each }).results?.before);
        if (!before || !after) return;
        const cost = ratio(before.n * after.d - after.n * before.d, before.d * after.d);
        expect(cost.n * 600n).toBe(70n * 50n * cost.d);
      }),
      runs,
    );
  });

  it('the order of products and of people changes nothing; the printed record names nobody and recomputes', () => {
    fc.assert(
      fc.property(anyMonth, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (record, keys) => {
        const mixed = {
          ...record,
          work: shuffled(record.work, keys),
          ...(record.leader ? { led: shuffled(record.led, keys) } : {}),
        };
        const result = scored(record);
        expect(scored(mixed as typeof record)).toEqual(result);
        const text = toLegalMonthJson(record);
        const printed = recompute(text);
        if (!printed.ok) throw new Error(JSON.stringify(printed.faults));
        const { common, a, b, c, d, đ, e, results, score: points, band, note } = result;
        expect(Object.values(JSON.parse(printed.json))).toEqual([
          ...[common, a, b, c, d, đ, e, results, points].map(asNumber),
          band,
          note,
        ]);
        if (record.leader) expect(JSON.parse(text).led).toEqual(record.led.map(Number).sort((x, y) => x - y));
      }),
      runs,
    );
  });

  it('what is explained adds up to 70 points before the cut', () => {
    fc.assert(
      fc.property(anyMonth, (record) => {
        const told = explainLegalMonth(record);
        if (told.result.results === null) return expect(told.terms).toEqual([]);
        const points = (list: readonly { points: string | null }[]) =>
          list.reduce((sum, each) => sum + Number(each.points), 0);
        const costs = points(told.missing) + points(told.marks) + points(told.leader);
        const before = 70 + points(told.extra) - costs;
        const roundings =
          (told.missing.length + told.marks.length + told.leader.length + told.extra.length + 1) * 0.0051;
        const stated = told.cut ? Number(told.cut.before) : Number(told.result.results);
        expect(Math.abs(before - stated)).toBeLessThanOrEqual(roundings);
        expect(
          Math.abs(points(told.terms) - (told.cut && told.capAt === 'average' ? stated : points(told.terms))),
        ).toBeLessThanOrEqual(0.031);
      }),
      runs,
    );
  });
});

describe('means', () => {
  it('do not know the order of months, and never drop one', () => {
    const months = fc.array(fc.record({ score: fc.option(score, { freq: 9 }), absent: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(months, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (list, keys) => {
        const given = list.map((each, place) => ({ month: String(place + 1), ...each }));
        const [mean, mixed] = [meanOf(given), meanOf(shuffled(given, keys))];
        expect({ ...mixed, missing: [...mixed.missing].sort() }).toEqual({
          ...mean,
          missing: [...mean.missing].sort(),
        });
        const lost = given.filter((each) => each.score === null && !each.absent).map(({ month }) => month);
        expect(mean.missing).toEqual(lost);
        expect(mean.mean === null).toBe(lost.length > 0 || mean.months === 0);
      }),
      runs,
    );
  });
});

describe('the ceiling', () => {
  it.each(['0.2', '0.225', '0.25'])('at %s for every N to 500, in both readings', (share) => {
    const tenths = BigInt(Math.round(Number(share) * 1_000));
    for (let n = 0; n <= 500; n++) {
      let most = 0;
      while (most < n && BigInt(most + 1) * 1_000n <= tenths * BigInt(n - most - 1)) most++;
      expect(ceiling(n, share, 'good')).toBe(most);
      expect(ceiling(n, share, 'good-or-better')).toBe(Number((BigInt(n) * tenths) / 1_000n));
    }
  });

  it.each([-1, 1.5, NaN])('of %d people there is none', (n) => {
    expect(() => ceiling(n, '0.2', 'good')).toThrow(RangeError);
  });
});

describe('the year', () => {
  it('is the same for any order of the list: 1,000 shuffles', () => {
    const keys = fc.array(fc.nat(), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(anyYear, keys, (record, order) => {
        const [one, other] = [
          classified(record),
          classified({ ...record, officials: shuffled(record.officials, order) }),
        ];
        const byCode = new Map(other.officials.map((each) => [each.code, each]));
        expect(one.officials.map(({ code }) => byCode.get(code))).toEqual(one.officials);
        expect(other.agency).toEqual(one.agency);
        expect(new Map([...other.groups].sort())).toEqual(new Map([...one.groups].sort()));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never lowers anybody for the quota, and says nothing while a label is open', () => {
    fc.assert(
      fc.property(anyYear, (record) => {
        const { officials, agency, groups } = classified(record);
        const openIn = (group?: string) =>
          officials.some((each) => each.label === null && (group === undefined || each.group === group));
        for (const [quota, group] of [
          [agency, undefined],
          ...[...groups].map(([name, each]) => [each, name] as const),
        ] as const) {
          expect(quota.ceiling === null).toBe(openIn(group));
          expect(quota.over === null).toBe(openIn(group));
        }
        for (const { label, byPoints, reasons, code } of officials) {
          if (label !== byPoints) expect(reasons.length).toBeGreaterThan(0);
          if (reasons.includes('head-cap'))
            expect([record.head, ...(record.parts ?? []).map(({ head }) => head)]).toContain(code);
        }
        expect(agency.excellent).toBe(officials.filter(({ label }) => label === 'excellent').length);
        expect([...groups.values()].reduce((sum, { n }) => sum + n, 0)).toBe(agency.n);
      }),
      runs,
    );
  });

  it('labels no head above what they head, and without parts is what it was before there were any', () => {
    const rank = (label: string) => ['excellent', 'good', 'completed', 'not-completed'].indexOf(label);
    let capped = 0;
    fc.assert(
      fc.property(anyYear, (record) => {
        const { parts = [], ...bare } = record;
        const byCode = new Map(classified(record).officials.map((each) => [each.code, each]));
        for (const { code, label } of classified(bare).officials) {
          const part = parts.find(({ head }) => head === code);
          const now = byCode.get(code)!;
          const lowered =
            part?.organisation != null &&
            label !== null &&
            label !== 'not-classified' &&
            rank(label) < rank(part.organisation);
          if (lowered) capped += 1;
          expect([now.label, now.reasons.includes('head-cap')]).toEqual(
            lowered ? [part.organisation, true] : [label, code === record.head && now.reasons.includes('head-cap')],
          );
        }
      }),
      runs,
    );
    expect(capped).toBeGreaterThan(20);
  });

  it('a printed year recomputes to the same', () => {
    fc.assert(
      fc.property(anyYear, (record) => {
        const result = classified(record);
        const printed = recompute(toYearGroupJson(record));
        if (!printed.ok) throw new Error(JSON.stringify(printed.faults));
        const read = JSON.parse(printed.json);
        expect(read.officials).toEqual(
          result.officials.map(({ group: _group, mean, ...rest }) => ({ ...rest, mean: asNumber(mean) })),
        );
        expect(read.agency).toEqual(result.agency);
        expect(read.groups).toEqual(Object.fromEntries(result.groups));
      }),
      { numRuns: 1_000 },
    );
  });
});
