/** `month` is YYYY-MM; a null value leaves a gap. Values and target are decimal text. */
export interface SparkInput {
  month: string;
  value: string | null;
}

export interface Spark {
  points: { month: string; label: string; value: string | null; x: string; y: string | null; last: boolean }[];
  segments: { x1: string; y1: string; x2: string; y2: string }[];
  /** Where the target lies; null without one. */
  target: string | null;
  any: boolean;
}

const EDGE = 4;

/** A small line of months on a scale of its own: from `zero` or from just below the lowest figure. */
export function sparkModel(inputs: readonly SparkInput[], target: string | null = null, fromZero = false): Spark {
  const numbers = [...inputs.map(({ value }) => value), target].filter((value) => value !== null).map(Number);
  const low = fromZero ? 0 : Math.min(...numbers);
  const span = Math.max(...numbers) - low || 1;
  const y = (value: string) => percent(100 - EDGE * 2 - ((Number(value) - low) / span) * (100 - EDGE * 4));
  const lastAt = inputs.reduce((found, { value }, at) => (value === null ? found : at), -1);
  const points = inputs.map(({ month, value }, at) => ({
    month,
    value,
    label: month.split('-').reverse().join('/'),
    last: at === lastAt,
    x: percent(EDGE + (inputs.length < 2 ? 0.5 : at / (inputs.length - 1)) * (100 - 2 * EDGE)),
    y: value === null ? null : y(value),
  }));
  return { points, segments: segmentsOf(points), target: target === null ? null : y(target), any: lastAt >= 0 };
}

function segmentsOf(points: Spark['points']): Spark['segments'] {
  return points.slice(1).flatMap((point, at) => {
    const before = points[at];
    return before === undefined || before.y === null || point.y === null
      ? []
      : [{ x1: before.x, y1: before.y, x2: point.x, y2: point.y }];
  });
}

function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`;
}
