import { kindForms, wayOf } from '../../src/criteria/kind-forms.js';
import { BOUNDS, TIERS, type Criterion, type CriterionKind } from '../../src/criteria/criterion.js';
import { checkSet } from '../../src/criteria/four-tests.js';
import { likeness, likenessOf, NEARLY_THE_SAME } from '../../src/criteria/four-tests/likeness.js';
import { LIBRARY, librarySetOf } from '../../src/criteria/library/all-library.js';
import { pictureOf } from '../../src/criteria/set-picture.js';
import { countSyllables } from '../../src/criteria/syllables.js';
import { checkRecord } from '../../src/scoring/check-record.js';
import type { Entry } from '../../src/scoring/record.js';

const sets = LIBRARY.map((set) => [set.code, set] as const);
const lines = LIBRARY.flatMap(({ code, content }) => {
  return content.criteria.map((line) => [`${code} / ${line.code}`, line] as const);
});

const ENTRIES: Record<CriterionKind, Entry> = {
  conduct: { mark: '9.5' },
  target: { value: '3' },
  breach: { count: '1' },
  promise: { due: '2', kept: '1' },
  'unit-result': { scores: ['81.25'] },
};

describe('the starting library', () => {
  it('has at least ten sets, each found by its code', () => {
    expect(LIBRARY.length).toBeGreaterThanOrEqual(10);
    expect(new Set(LIBRARY.map((set) => set.code)).size).toBe(LIBRARY.length);
    for (const set of LIBRARY) expect(librarySetOf(set.code)).toBe(set);
  });

  it('uses every way of stating', () => {
    expect(new Set(lines.map(([, line]) => wayOf(line)))).toEqual(
      new Set(Object.values(kindForms).map(({ way }) => way)),
    );
  });

  it('is read in Vietnamese and named in English', () => {
    for (const set of LIBRARY) {
      expect(set.name).toMatch(/[à-ỹđ]/u);
      expect(set.nameEn).toMatch(/^[ -~]+$/u);
      expect(set.forWhom).toMatch(/\.$/u);
      expect(JSON.stringify(set)).toBe(JSON.stringify(set).normalize('NFC'));
    }
  });
});

describe.each(sets)('%s', (_code, set) => {
  const { criteria } = set.content;

  it('passes its own four tests without a warning', () => expect(checkSet(set.content)).toEqual([]));

  it('has 5 to 7 criteria, mixed kinds, codes of their own', () => {
    expect(criteria.length).toBeGreaterThanOrEqual(5);
    expect(criteria.length).toBeLessThanOrEqual(7);
    expect(new Set(criteria.map((line) => line.kind)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(criteria.map((line) => line.code)).size).toBe(criteria.length);
  });

  it('covers the five standards and is measured for more than half at every tier', () => {
    const picture = pictureOf(set.content);
    expect(picture.standards.missing).toEqual([]);
    for (const tier of picture.tiers) expect(Number(tier.shareMeasured)).toBeGreaterThanOrEqual(50);
  });

  it.each(TIERS)('stands in a record at tier %i', (tier) => {
    const bare = criteria.map(({ code, kind, max, weight, exemplary, settings }) => {
      return { code, kind, max, weight, exemplary, ...(settings && { settings }) };
    });
    const criteriaSet = { code: set.code, version: 1, factors: set.content.factors, criteria: bare };
    const entries = Object.fromEntries(criteria.map((line) => [line.code, ENTRIES[line.kind]]));
    const official = { code: 'CB-0001', tier };
    expect(checkRecord({ format: 'thuoc-do/record@1', period: '2026-11', official, criteriaSet, entries })).toEqual([]);
  });

  it('leaves staff something exemplary to do', () => {
    expect(criteria.some((line) => line.exemplary && line.kind !== 'unit-result')).toBe(true);
  });

  it('repeats no other set but for the leaders’ own line', () => {
    const others = LIBRARY.filter((other) => other !== set).flatMap((other) => other.content.criteria);
    const told = new Set(others.filter((line) => line.kind !== 'unit-result').map((line) => line.text));
    expect(criteria.filter((line) => told.has(line.text))).toEqual([]);
  });
});

describe.each(lines)('%s', (_name, line) => {
  it('has what its kind needs', () => expect(hasItsParts(line)).toBe(true));

  it('is short, and keeps within the bounds of its texts', () => {
    expect(countSyllables(line.text)).toBeLessThanOrEqual(12);
    expect(line.text.length).toBeLessThanOrEqual(BOUNDS.text);
    expect(line.evidence.length).toBeLessThanOrEqual(BOUNDS.evidence);
    expect(line.unitLabel?.length ?? 0).toBeLessThanOrEqual(BOUNDS.unitLabel);
    for (const anchor of Object.values(line.anchors ?? {})) expect(anchor.length).toBeLessThanOrEqual(BOUNDS.anchor);
  });
});

describe('three anchors', () => {
  const anchored = lines.filter(([, line]) => line.anchors !== undefined);
  it.each(anchored)('of %s tell three things', (_name, line) => {
    const { zero, half, full } = line.anchors!;
    for (const [a, b] of [
      [zero, half],
      [half, full],
      [zero, full],
    ] as const) {
      expect(likeness(likenessOf(a), likenessOf(b))).toBeLessThan(NEARLY_THE_SAME);
    }
  });
});

function hasItsParts({ kind, anchors, unitLabel }: Criterion): boolean {
  const counted = kind === 'target' || kind === 'breach';
  return counted === (unitLabel !== undefined) && (kind === 'conduct') === (anchors !== undefined);
}
