import { hundredths, scoreScale, type Tick } from './scale.js';

export interface DistributionInput {
  name: string;
  scores: string[];
  href?: string;
}

interface DistributionRow {
  name: string;
  href: string | null;
  count: number;
  dots: { x: string; y: number }[];
  /** Null below five evaluations: nothing about so few people is shown as a middle. */
  middle: { value: string; x: string; fromX: string; width: string; from: string; to: string } | null;
  lowest: string | null;
  highest: string | null;
}

export interface Distribution {
  ticks: Tick[];
  rows: DistributionRow[];
}

const FEWEST_FOR_A_MIDDLE = 5;
const BASE = 32;
const DOT_STEP = 7;
const ROOM = 28;

export function distributionModel(inputs: DistributionInput[]): Distribution {
  const scale = scoreScale(inputs.flatMap(({ scores }) => scores));
  return { ticks: scale.ticks, rows: inputs.map((input) => distributionRow(input, scale.place)) };
}

function distributionRow(input: DistributionInput, place: (value: string) => string): DistributionRow {
  const scores = [...input.scores].sort((one, other) => hundredths(one) - hundredths(other));
  return {
    name: input.name,
    href: input.href ?? null,
    count: scores.length,
    dots: stackDots(scores, place),
    middle: middleOf(scores, place),
    lowest: scores[0] ?? null,
    highest: scores[scores.length - 1] ?? null,
  };
}

/** Scores of one point stand on each other; a high stack is pressed together instead of growing out of the row. */
function stackDots(scores: string[], place: (value: string) => string): { x: string; y: number }[] {
  const heights = new Map<number, number>();
  const stacked = scores.map((score) => {
    const point = Math.floor(Number(score));
    const height = heights.get(point) ?? 0;
    heights.set(point, height + 1);
    return { x: place(score), height };
  });
  const step = Math.min(DOT_STEP, ROOM / Math.max(1, ...heights.values()));
  return stacked.map(({ x, height }) => ({ x, y: Number((BASE - height * step).toFixed(1)) }));
}

function middleOf(scores: string[], place: (value: string) => string): DistributionRow['middle'] {
  if (scores.length < FEWEST_FOR_A_MIDDLE) return null;
  const [from, value, to] = [0.25, 0.5, 0.75].map((share) => quantile(scores, share)) as [string, string, string];
  const fromX = place(from);
  const width = `${Number((parseFloat(place(to)) - parseFloat(fromX)).toFixed(3))}%`;
  return { value, x: place(value), fromX, width, from, to };
}

function quantile(sorted: string[], share: number): string {
  const at = (sorted.length - 1) * share;
  const low = hundredths(sorted[Math.floor(at)] ?? '0');
  const high = hundredths(sorted[Math.ceil(at)] ?? '0');
  return (Math.round(low + (high - low) * (at - Math.floor(at))) / 100).toFixed(2);
}
