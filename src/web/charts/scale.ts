/** Places along a chart as percentages, so that a chart stretches without shrinking its words. */
export interface Tick {
  x: string;
  label: string;
}

export interface Scale {
  min: number;
  max: number;
  place: (value: string | number) => string;
  ticks: Tick[];
}

const WHOLE = 100;

export function makeScale(min: number, max: number, step: number): Scale {
  const place = (value: string | number): string => percent((Number(value) - min) / (max - min));
  const ticks: Tick[] = [];
  for (let at = min; at <= max; at += step) ticks.push({ x: place(at), label: String(at) });
  return { min, max, place, ticks };
}

/** A scale of scores that starts at the ten below the lowest and always ends at 100. */
export function scoreScale(values: (string | null)[]): Scale {
  const numbers = values.filter((value) => value !== null).map(Number);
  const lowest = numbers.length === 0 ? 0 : Math.min(...numbers);
  const step = lowest > 50 ? 10 : 20;
  const min = Math.min(80, Math.max(0, Math.floor((lowest - 1) / step) * step));
  return makeScale(min, WHOLE, step);
}

/** `minuend − subtrahend` of scores with at most two decimals, exact, as text. */
export function difference(minuend: string, subtrahend: string): string {
  return ((hundredths(minuend) - hundredths(subtrahend)) / WHOLE).toFixed(2);
}

export function hundredths(score: string): number {
  return Math.round(Number(score) * WHOLE);
}

function percent(share: number): string {
  return `${Number((Math.min(1, Math.max(0, share)) * WHOLE).toFixed(3))}%`;
}
