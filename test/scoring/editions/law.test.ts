import { law, lawBy, lawOfMonth, lawOfYear, type Decree } from '../../../src/scoring/editions/law.js';
import { figures, nd335 } from '../../../src/scoring/editions/nd-335-2025/constants.js';

const amendment: Decree = {
  edition: { code: nd335.code, inForce: '2027-07-01' },
  figures: { petitionWorkingDays: { value: 10, article: '1.4' } },
};
const byDay = lawBy([{ edition: nd335, figures }, amendment]);

describe('the law by day', () => {
  it.each([
    ['the first day of the decree', '2026-01-01', 7, '22'],
    ['the last day before it is amended', '2027-06-30', 7, '22'],
    ['the first day of the amendment', '2027-07-01', 10, '1.4'],
    ['long after', '2099-12-31', 10, '1.4'],
    ['before any decree, for what is made ready', '2025-12-31', 7, '22'],
  ])('%s', (_, day, days, article) => {
    expect([byDay(day).petitionWorkingDays, byDay(day).articles.petitionWorkingDays]).toEqual([days, article]);
  });

  it('keeps what a later decree is silent on', () => {
    expect(byDay('2027-07-01').quotaShare).toBe('0.2');
    expect(byDay('2027-07-01').bands).toBe(figures.bands.value);
  });

  it('a month is under the law of its first day, a year under that of its last', () => {
    expect(lawOfMonth('2026-12')).toBe(law('2026-12-01'));
    expect(lawOfYear(2026)).toBe(law('2026-12-31'));
    expect(law('2026-01-01')).toMatchObject({ edition: 'nd-335-2025', firstMonth: '2026-01', yearDue: '12-15' });
  });

  it('a reading has no article', () => {
    expect(law('2026-01-01').commonStep).toBe('0.25');
    expect(law('2026-01-01').articles).not.toHaveProperty('commonStep');
  });

  it('there is no law without a decree', () => {
    expect(() => lawBy([])).toThrow(RangeError);
  });
});
