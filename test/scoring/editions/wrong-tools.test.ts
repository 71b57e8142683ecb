import { meanOfSpan } from '../../../src/scoring/editions/mean.js';
import { alone, classified, person, scored, staff, twelve, year } from './samples.js';

// What tools in use today get wrong, as far as it is a matter of reckoning.
describe('what other tools do, and this one does not', () => {
  it('lose missing months: eleven closed months give no year, and the twelfth is named', () => {
    const months = [...twelve('95').slice(1), null];
    expect(alone(person('A', months))).toMatchObject({
      mean: null,
      byPoints: null,
      label: null,
      months: 11,
      missing: [12],
    });
  });

  it('lose a month nobody ever opened: what is not given is missing, not left out', () => {
    const known = [
      { month: '2026-07', score: '90', absent: false },
      { month: '2026-09', score: '80', absent: false },
    ];
    const mean = meanOfSpan({ kind: 'quarter', year: 2026, nth: 3 }, known);
    expect(mean).toEqual({ mean: null, provisional: '85.00', months: 2, missing: ['2026-08'] });
    expect(() => meanOfSpan({ kind: 'quarter', year: 2026, nth: 5 }, known)).toThrow(RangeError);
  });

  it('take a month of sick leave for nought', () => {
    const absent = { '12': 'sick' } as const;
    expect(alone(person('A', [...twelve('90').slice(1), null], { absent })).mean).toBe('90.00');
  });

  it('count the quota in order of approval: whoever comes first or last, all three stay excellent and one is too many', () => {
    const good = [...'ABCDEFGHI'].map((code) => person(code, '80'));
    const three = ['X', 'Y', 'Z'].map((code, place) => person(code, String(91 + place)));
    for (const officials of [[...three, ...good], [...good, ...three], [...good, ...three].reverse()]) {
      const { officials: labelled, agency } = classified(year(officials));
      expect(
        labelled
          .filter(({ label }) => label === 'excellent')
          .map(({ code }) => code)
          .sort(),
      ).toEqual(['X', 'Y', 'Z']);
      expect(agency).toEqual({ n: 12, ceiling: 2, excellent: 3, over: 1 });
    }
  });

  it('give full marks, or nought, where nothing was assigned', () => {
    expect(scored(staff([]))).toMatchObject({ results: null, score: null, band: null, note: 'no-assigned-work' });
  });

  it('label a month: it has a band, and labels are the year’s', () => {
    expect(Object.keys(scored(staff([])))).not.toContain('label');
  });
});
