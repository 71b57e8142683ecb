import fc from 'fast-check';
import { COUNT, fieldNumber, numberIn, numberIssue, readNumber } from '../../src/web/numbers.js';
import type { Dec } from '../../src/scoring/decimal.js';
import { readShare } from '../../src/years/classification/decision.form.js';
import { cleanText } from '../../src/web/text.js';

const AMBIGUOUS = { fault: 'ambiguous' };
const decimals = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 999_999_999_999n }),
    fc.option(fc.stringMatching(/^\d{1,4}$/), { nil: '' }),
  )
  .map(
    ([minus, whole, part]) =>
      `${minus && (whole > 0n || /[1-9]/.test(part)) ? '-' : ''}${whole}${part ? `.${part}` : ''}`,
  );

describe('the one reader of numbers', () => {
  it.each([
    ['96,5', '96.5'],
    ['96.5', '96.5'],
    [' 7 ', '7'],
    ['−3', '-3'],
    ['-0', '0'],
    ['007', '7'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['1250', '1250'],
    ['1250,125', '1250.125'],
    ['1 250', '1250'],
    ['1 250 000,5', '1250000.5'],
    ['1\u00a0250', '1250'],
    ['1\u202f250,125', '1250.125'],
    ['1.250,5', '1250.5'],
    ['1,250.5', '1250.5'],
    ['12.500.000,25', '12500000.25'],
    ['99999999999999999999', '99999999999999999999'],
  ])('%s is %s', (typed, value) => expect(readNumber(typed)).toEqual({ value }));

  it.each([
    '',
    ' ',
    'cao',
    '1,2,3',
    '1.25.0',
    '12 50',
    '1 2',
    '1,',
    ',5',
    '1e3',
    '0x10',
    '--1',
    '1 250 00',
    '1.2500.000',
    '1 ,5',
    '1.250,',
    'NaN',
    '½',
    '١٢',
    '9'.repeat(65),
    '5 %',
    '0.125.000',
  ])('“%s” is no number', (typed) => expect(readNumber(typed)).toEqual({ fault: 'number' }));

  it.each([
    ['1.250', '1250', '1.25'],
    ['1,250', '1250', '1.25'],
    ['12.500.000', '12500000', '12.5'],
    ['-1.125', '-1125', '-1.125'],
    ['999.999', '999999', '999.999'],
  ])('%s is asked about, with both its readings', (typed, thousands, decimal) =>
    expect(readNumber(typed)).toEqual({ ...AMBIGUOUS, thousands, decimal }),
  );

  it('counts thousands where whole things are counted', () => {
    expect(['1.250', '12.500.000', '1,250', '1 250', '12'].map((typed) => numberIn(typed, COUNT))).toEqual([
      '1250',
      '12500000',
      '1250',
      '1250',
      '12',
    ]);
    expect(numberIn('2,5', COUNT)).toBe('2.5');
  });

  it('lets the unit of the field follow, and no other', () => {
    const units = ['%', 'hồ sơ'];
    expect(['96,5%', '96,5 %', '12 hồ sơ', '12 HỒ SƠ', '12hồ sơ'].map((typed) => numberIn(typed, { units }))).toEqual([
      '96.5',
      '96.5',
      '12',
      '12',
      '12',
    ]);
    expect(['12 lần', '%', 'hồ sơ', '12 % %'].map((typed) => numberIn(typed, { units }))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(readNumber('1.250 %', { units })).toMatchObject(AMBIGUOUS);
  });

  it('says both readings so that either can be typed and taken', () => {
    const issue = numberIssue({ field: 'x', code: 'room:wrong' }, '1.125');
    expect(issue).toEqual({
      field: 'x',
      code: 'ambiguousNumber',
      params: { typed: '1.125', thousands: '1125', decimal: '1,1250' },
    });
    expect(numberIn(String(issue.params!['thousands']))).toBe('1125');
    expect(numberIn(String(issue.params!['decimal']))).toBe('1.125');
    expect(numberIssue({ field: 'x', code: 'room:wrong' }, 'cao')).toEqual({ field: 'x', code: 'room:wrong' });
  });
});

describe('a hint offers only what the field takes', () => {
  const asked = (typed: string, places: number, most: number) => {
    const { code, params } = numberIssue({ field: 'x', code: 'room:wrong' }, typed, { takes: { places, most } });
    return [code, params!['thousands'], params!['decimal'], params!['places'], params!['most']];
  };

  it.each([
    ['22,555', 2, 100, 'numberBounds'],
    ['22,550', 2, 100, 'decimalOnly'],
    ['22,555', 2, 999_999, 'thousandsOnly'],
    ['22,550', 2, 999_999, 'ambiguousNumber'],
    ['22,555', 4, 100, 'decimalOnly'],
    ['120,500', 2, 100, 'numberBounds'],
  ])('%s where %d decimals and %d are the most: %s', (typed, places, most, code) =>
    expect(asked(typed, places, most)).toEqual([code, expect.any(String), expect.any(String), places, most]),
  );

  it.each([
    ['4,120', 'numberSteps'],
    ['4,250', 'decimalOnly'],
    ['7,250', 'numberSteps'],
  ])('%s of a mark that goes up to 5 by quarters: %s', (typed, code) => {
    const issue = numberIssue({ field: 'x', code: 'room:wrong' }, typed, {
      takes: { places: 2, most: 5, step: '0.25' },
    });
    expect([issue.code, issue.params!['step']]).toEqual([code, '0,25']);
  });

  it('the share of 20.5b says the bound on decimals', () => {
    const body = { percent: '22,555', decisionNumber: '1/QĐ', decidedOn: '01/12/2026' };
    const { issues } = readShare(body, '0.2' as Dec, '0.25' as Dec, '2026-12-02');
    expect(issues).toContainEqual(
      expect.objectContaining({
        field: 'percent',
        code: 'numberBounds',
        params: expect.objectContaining({ places: 2 }),
      }),
    );
  });
});

describe('numbers, for every input', () => {
  const same = (a: string | null, b: string) =>
    a !== null &&
    a.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') === b.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

  it('what a field shows is read back as it was, in both languages, wherever it stands', () => {
    fc.assert(
      fc.property(
        decimals,
        fc.constantFrom('vi' as const, 'en' as const),
        fc.constantFrom({}, COUNT, { units: ['%'] }),
        (value, lang, field) => {
          const shown = fieldNumber(value, lang);
          expect(shown).not.toMatch(/[\s\u00a0]/);
          expect(same(numberIn(shown, field), value)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads spaces between groups of three as nothing', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const [whole = '', part] = value.split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
        if (grouped.includes(' ')) expect(same(numberIn(grouped + (part ? `,${part}` : '')), value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers any text, and takes nothing but a decimal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-−]?[\d., %]{1,12}$/)), (typed) => {
        for (const field of [{}, COUNT, { units: ['%', ''] }]) {
          const value = numberIn(typed, field);
          if (value !== null) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the one reader of text', () => {
  it.each([
    ['a composed letter', 'Tie\u0302\u0301p da\u0302n', 'Tiếp dân'],
    ['line ends', 'a\r\nb\rc\u2028d\u000be', 'a\nb\nc\nd\ne'],
    ['NUL and control characters', 'a\u0000\u0001\u007fb\u0085c', 'ab\nc'],
    ['a lone half of a pair', 'a\ud800b\udc00', 'ab'],
    ['a whole pair', '👍🏽 👩‍👩‍👧', '👍🏽 👩‍👩‍👧'],
    ['zero-width marks', 'a\u200bb\ufeffc\u00add\u200ce\u200df', 'abcdef'],
    ['marks of direction', 'a\u202eb\u2066', 'ab'],
    ['the bullets of Word', '\uf0b7 một\n\uf0a7\thai\n\uf0fc ba\n\uf0fe bốn', '• một\n▪\thai\n✓ ba\n☑ bốn'],
    ['a bullet nobody knows', '\ue123 một', '• một'],
    ['a private character in the middle', 'a\ue123b', 'ab'],
    ['tabs and lines', ' a\tb\n\nc ', 'a\tb\n\nc'],
  ])('%s', (_, typed, kept) => expect(cleanText(typed)).toBe(kept));

  it('is done once: what it has read it leaves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const kept = cleanText(typed);
        expect(cleanText(kept)).toBe(kept);
        expect(kept).not.toMatch(/\p{Co}|\p{Cs}|(?![\n\t])\p{Cc}/u);
      }),
      { numRuns: 3000 },
    );
  });
});
