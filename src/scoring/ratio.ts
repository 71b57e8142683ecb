import { toDec, withPoint, type Dec } from './decimal.js';

/** An exact fraction; `d` is above 0. Never shortened on its own: nine criteria keep it small enough. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Ratio = { n: 0n, d: 1n };

/** n/d as a fraction with its sign above. Throws RangeError when d is 0. */
export function ratio(n: bigint, d: bigint = 1n): Ratio {
  if (d === 0n) throw new RangeError('division by zero');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

export function add(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function times(a: Ratio, factor: bigint): Ratio {
  return { n: a.n * factor, d: a.d };
}

export function over(a: Ratio, divisor: bigint): Ratio {
  return ratio(a.n, a.d * divisor);
}

/** The same fraction in its shortest form. */
function shortened(a: Ratio): Ratio {
  let [x, y] = [a.n < 0n ? -a.n : a.n, a.d];
  while (y !== 0n) [x, y] = [y, x % y];
  return { n: a.n / x, d: a.d / x };
}

/** The sum of many fractions. Like denominators are added first, so that a long list stays quick. */
export function sum(terms: Iterable<Ratio>): Ratio {
  const byDenominator = new Map<bigint, bigint>();
  for (const term of terms) {
    const { n, d } = shortened(term);
    byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  }
  let total = zero;
  for (const [d, n] of byDenominator) total = shortened(add(total, { n, d }));
  return total;
}

/** Whole 10^-decimals nearest to the fraction, a half going up (0.125 → 0.13). The only rounding there is. */
export function roundHalfUp(a: Ratio, decimals: number): bigint {
  const twice = 2n * a.n * 10n ** BigInt(decimals) + a.d;
  const whole = twice / (2n * a.d);
  return twice < 0n && whole * 2n * a.d !== twice ? whole - 1n : whole;
}

/** Rounded once, half up, all decimals shown: `78.00`. */
export function fixed(a: Ratio, decimals: number): Dec {
  return withPoint(roundHalfUp(a, decimals), decimals);
}

/** Rounded once, half up, no zeros at the end: `9.1667`, `9.5`. */
export function short(a: Ratio, decimals: number): Dec {
  return toDec(roundHalfUp(a, decimals), decimals);
}
