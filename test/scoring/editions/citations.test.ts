import { articleParts } from '../../../src/scoring/editions/citation.js';
import { articleOf, citations } from '../../../src/scoring/editions/nd-335-2025/articles.js';
import { commonItemRules } from '../../../src/scoring/editions/nd-335-2025/common-items.js';
import { commonItems } from '../../../src/scoring/editions/month-record.js';
import { formulas, readings } from '../../../src/scoring/editions/nd-335-2025/formulas.js';
import { unitReasons } from '../../../src/scoring/editions/nd-335-2025/unit-rating.js';
import { figures, nd335 } from '../../../src/scoring/editions/nd-335-2025/constants.js';
import { decree, pieceOf, withDecree } from './decree.js';

const cited = new Set<string>(citations.map(({ article }) => article));

/** Every place named anywhere in the data of the edition. */
function placesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = ['article', 'articles', 'appendix', 'silent'].includes(key) && inner !== null;
    return named ? [inner].flat() : placesIn(inner);
  });
}

describe('what a screen cites stands in the decree', () => {
  withDecree.each(citations.map((each) => [each.rule, each.article, each.keyword] as const))(
    '%s: Điều %s',
    (_rule, place, keyword) => {
      expect(pieceOf(decree!, place)).toContain(keyword);
    },
  );

  it('each rule once', () => {
    expect(new Set(citations.map(({ rule }) => rule)).size).toBe(citations.length);
    expect(articleOf('work/quality')).toBe('14.2b');
    expect(() => articleOf('none' as never)).toThrow(RangeError);
  });

  it('each figure, formula and reading of the edition names a place that is cited', () => {
    const { overrides, absences } = figures;
    const tables = [overrides.value, absences.value, unitReasons].flatMap(Object.values<string | null>);
    const places = [...placesIn([nd335, figures, formulas, readings]), ...tables];
    expect(places.length).toBeGreaterThan(60);
    expect([...new Set(places)].filter((place) => place !== null && !cited.has(place))).toEqual([]);
  });

  it('a formula rests on readings that are named', () => {
    const named = readings.map(({ code }) => code);
    expect(formulas.flatMap((formula) => formula.readings).filter((code) => !named.includes(code))).toEqual([]);
    expect(readings.filter(({ options, usual }) => !(options as readonly string[]).includes(usual))).toEqual([]);
  });
});

describe('a keyword in the wrong place is found out', () => {
  withDecree.each([
    ['14.2a', '25%'],
    ['20.5a', '25%'],
    ['20.6', '20%'],
    ['11.1', 'nghỉ ốm'],
    ['PL I.1b', 'tham nhũng'],
  ])('%s does not say %s', (place, keyword) => {
    expect(pieceOf(decree!, place)).not.toBeNull();
    expect(pieceOf(decree!, place)).not.toContain(keyword);
  });

  withDecree('a place that is not there has no text', () => {
    expect(['30', '22.1', '14.3', '20.6a'].map((place) => pieceOf(decree!, place))).toEqual([null, null, null, null]);
  });
});

describe('the maxima are those of the form', () => {
  it('ten items, ten points in each group, thirty together', () => {
    const of = (group: string) =>
      commonItems
        .filter((item) => item.startsWith(`${group}.`))
        .reduce((sum, item) => sum + Number(commonItemRules[item].most), 0);
    expect([commonItems.length, of('I'), of('II'), of('III')]).toEqual([10, 10, 10, 10]);
  });

  withDecree('row by row', () => {
    const rows = [...pieceOf(decree!, 'PL II.01')!.matchAll(/^([1-4])\n.+\n(\d(?:,\d)?)$/gm)].map((row) =>
      row[2]!.replace(',', '.'),
    );
    expect(rows).toEqual(commonItems.map((item) => commonItemRules[item].most));
  });
});

describe('places', () => {
  it.each([
    ['14.2b', { appendix: null, article: '14', clause: '2', point: 'b', form: null }],
    ['21.1đ', { appendix: null, article: '21', clause: '1', point: 'đ', form: null }],
    ['22', { appendix: null, article: '22', clause: null, point: null, form: null }],
    ['PL I', { appendix: 'I', article: null, clause: null, point: null, form: null }],
    ['PL I.2d', { appendix: 'I', article: null, clause: '2', point: 'd', form: null }],
    ['PL II.02', { appendix: 'II', article: null, clause: null, point: null, form: '02' }],
  ])('%s', (place, parts) => {
    expect(articleParts(place)).toEqual(parts);
  });

  it.each(['', '14.', '14b', 'Điều 14', '14.2bb', 'PL III'])('%j is none', (place) => {
    expect(() => articleParts(place)).toThrow(RangeError);
  });
});
