import { scoreScale } from './scale.js';

/** `month` is YYYY-MM; a null value is a month without a result and leaves a gap in the line. */
export interface TrendInput {
  month: string;
  value: string | null;
}

interface TrendPoint {
  month: string;
  number: string;
  /** 11/2026 */
  label: string;
  year: string | null;
  value: string | null;
  x: string;
  y: string | null;
  last: boolean;
  /** The figure stands under its point, where the line comes down to it. */
  under: boolean;
}

export interface Trend {
  height: number;
  levels: { y: string; label: string }[];
  points: TrendPoint[];
  segments: { x1: string; y1: string; x2: string; y2: string }[];
  last: TrendPoint | null;
  missing: number;
}

const HEIGHT = 150;
const EDGE = 3;

export function trendModel(inputs: TrendInput[]): Trend {
  const scale = scoreScale(inputs.map(({ value }) => value));
  const y = (value: string | number): string => `${Number((100 - parseFloat(scale.place(value))).toFixed(3))}%`;
  const lastAt = inputs.reduce((found, { value }, at) => (value === null ? found : at), -1);
  const points = inputs.map((input, at) => ({
    ...monthWords(input.month, at),
    value: input.value,
    x: across(at, inputs.length),
    y: input.value === null ? null : y(input.value),
    last: at === lastAt,
    under: isValley(inputs, at),
  }));
  return {
    height: HEIGHT,
    levels: scale.ticks.map(({ label }) => ({ y: y(label), label })),
    points,
    segments: segmentsOf(points),
    last: points[lastAt] ?? null,
    missing: points.filter(({ value }) => value === null).length,
  };
}

function isValley(inputs: TrendInput[], at: number): boolean {
  const here = Number(inputs[at]?.value);
  const around = [inputs[at - 1]?.value, inputs[at + 1]?.value].filter((value) => value != null).map(Number);
  return around.length > 0 && around.reduce((sum, value) => sum + value - here, 0) > 0;
}

function monthWords(month: string, at: number): Pick<TrendPoint, 'month' | 'number' | 'label' | 'year'> {
  const number = String(Number(month.slice(5)));
  return {
    month,
    number,
    label: `${month.slice(5)}/${month.slice(0, 4)}`,
    year: number === '1' || (at === 0 && number !== '12') ? month.slice(0, 4) : null,
  };
}

function across(at: number, count: number): string {
  const share = count < 2 ? 0.5 : at / (count - 1);
  return `${Number((EDGE + share * (100 - 2 * EDGE)).toFixed(3))}%`;
}

function segmentsOf(points: TrendPoint[]): Trend['segments'] {
  return points.slice(1).flatMap((point, at) => {
    const before = points[at];
    if (before === undefined || before.y === null || point.y === null) return [];
    return [{ x1: before.x, y1: before.y, x2: point.x, y2: point.y }];
  });
}
