import { readUnits, toDec, toUnits, withPoint } from '../../src/scoring/decimal.js';
import { add, fixed, ratio, roundHalfUp, short, sum } from '../../src/scoring/ratio.js';

describe('a decimal is read from its text', () => {
  it.each<[string, bigint | string]>([
    ['0', 0n],
    ['-0', 0n],
    ['10', 100_000n],
    ['9.5', 95_000n],
    ['1.10', 11_000n],
    ['96.5000', 965_000n],
    ['0.12340000', 1_234n],
    ['-3.25', -32_500n],
    ['1e1', 100_000n],
    ['1E+2', 1_000_000n],
    ['15e-1', 15_000n],
    ['12.3e-3', 123n],
    ['0e400', 0n],
    ['999999999999.9999', 9_999_999_999_999_999n],
    ['1000000000000', 'number-too-large'],
    ['-1e12', 'number-too-large'],
    ['1e400', 'number-too-large'],
    ['1e-5', 'too-many-decimals'],
    ['1e-400', 'too-many-decimals'],
    ['0.1234567890123', 'too-many-decimals'],
    ['0.12345', 'too-many-decimals'],
    ['1.00000000000000000001', 'too-many-decimals'],
    [`0.${'0'.repeat(63)}`, 'number-too-long'],
    ['', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['9,5', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['5.', 'not-a-number'],
    [' 5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['5\n', 'not-a-number'],
  ])('%j → %s', (text, expected) => {
    expect(readUnits(text)).toBe(expected);
  });

  it('prints the shortest text, or all decimals', () => {
    expect(toDec(95_000n)).toBe('9.5');
    expect(toDec(100_000n)).toBe('10');
    expect(toDec(-5n)).toBe('-0.0005');
    expect(toDec(120n, 0)).toBe('120');
    expect(withPoint(7_800n, 2)).toBe('78.00');
    expect(withPoint(5n, 2)).toBe('0.05');
    expect(() => toUnits('abc')).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each<[string, bigint, bigint, string]>([
    ['89.995 is 90.00', 89_995n, 1_000n, '90.00'],
    ['89.9949 is 89.99', 899_949n, 10_000n, '89.99'],
    ['1.005 is 1.01, whatever a float says', 1_005n, 1_000n, '1.01'],
    ['two thirds', 2n, 3n, '0.67'],
    ['one third', 1n, 3n, '0.33'],
    ['just below a half', 4_999_999_999_999_999_999n, 1_000_000_000_000_000_000_000n, '0.00'],
    ['a half below zero goes up', -5n, 1_000n, '0.00'],
    ['below zero', -2n, 3n, '-0.67'],
  ])('%s', (_name, n, d, expected) => {
    expect(fixed(ratio(n, d), 2)).toBe(expected);
  });

  it('adds thirds without loss', () => {
    const third = ratio(1n, 3n);
    expect(roundHalfUp(add(add(third, third), third), 10)).toBe(10_000_000_000n);
    expect(short(sum(Array.from({ length: 3_000 }, (_, i) => ratio(1n, BigInt(1 + (i % 3))))), 6)).toBe('1833.333333');
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
    expect(ratio(1n, -2n)).toEqual({ n: -1n, d: 2n });
  });
});
