import { difference, scoreScale, type Tick } from './scale.js';

type Sign = 'below' | 'above' | 'equal' | 'none';

/** `full` is the one looked at (leader, approved), `hollow` what it is held against (their people, self). */
export interface DumbbellInput {
  name: string;
  full: string | null;
  hollow: string | null;
  href?: string;
}

interface DumbbellRow {
  name: string;
  href: string | null;
  full: string | null;
  hollow: string | null;
  fullX: string | null;
  hollowX: string | null;
  difference: string | null;
  magnitude: string | null;
  sign: Sign;
  below: boolean;
  above: boolean;
  equal: boolean;
}

export interface Dumbbell {
  ticks: Tick[];
  rows: DumbbellRow[];
  belowCount: number;
}

export function dumbbellModel(inputs: DumbbellInput[]): Dumbbell {
  const scale = scoreScale(inputs.flatMap(({ full, hollow }) => [full, hollow]));
  const rows = inputs.map((input) => dumbbellRow(input, scale.place));
  return { ticks: scale.ticks, rows, belowCount: rows.filter(({ below }) => below).length };
}

function dumbbellRow(input: DumbbellInput, place: (value: string) => string): DumbbellRow {
  const { name, full, hollow } = input;
  const gap = full === null || hollow === null ? null : difference(full, hollow);
  const sign = signOf(gap);
  return {
    name,
    href: input.href ?? null,
    full,
    hollow,
    fullX: full === null ? null : place(full),
    hollowX: hollow === null ? null : place(hollow),
    difference: gap,
    magnitude: gap === null ? null : gap.replace('-', ''),
    sign,
    below: sign === 'below',
    above: sign === 'above',
    equal: sign === 'equal',
  };
}

function signOf(gap: string | null): Sign {
  if (gap === null) return 'none';
  if (Number(gap) === 0) return 'equal';
  return Number(gap) < 0 ? 'below' : 'above';
}
