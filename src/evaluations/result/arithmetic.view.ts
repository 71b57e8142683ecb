import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion, SetContent } from '../../criteria/criterion.js';
import { allKinds, type BasisName } from '../../scoring/kinds/all-kinds.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Basis, PartialLine, PartialScored } from '../../scoring/record.js';

export interface ArithmeticLine {
  number: number;
  code: string;
  text: string;
  /** Null: not assessed, or nothing stated yet; the line is in neither sum. */
  points: Dec | null;
  max: Dec;
  /** The weight of the set, the factor of the tier (null where the criterion is not exemplary), and their product. */
  bareWeight: Dec;
  factor: Dec | null;
  weight: Dec;
  weighted: Dec | null;
  weightedMax: Dec;
  /** Label `evaluations:basis.<word>`; its numbers stand beside it, null where the sentence has none. */
  word: string;
  basis: Record<BasisName, Dec | null>;
  unitLabel: string;
}

export interface Arithmetic {
  score: Dec | null;
  exemplarity: Dec | null;
  lines: ArithmeticLine[];
  earned: Dec;
  possible: Dec;
  /** Numbers of the criteria that are in neither sum. */
  outside: number[];
}

const BASIS_NUMBERS = allKinds.flatMap(({ basisNames }) => basisNames) as readonly BasisName[];

/** Why the score is what it is: each line's points × weight, the two sums, the division. For `evaluations/arithmetic`. */
export function arithmeticView(
  content: Pick<SetContent, 'factors' | 'criteria'>,
  tier: number,
  scored: PartialScored,
): Arithmetic {
  const factor = content.factors[tier] ?? '1';
  const lines = scored.lines.map((line, place) => lineView(line, content.criteria[place]!, place + 1, factor));
  return {
    score: scored.score,
    exemplarity: scored.exemplarity,
    lines,
    earned: scored.sums.earned,
    possible: scored.sums.possible,
    outside: lines.filter((line) => line.points === null).map((line) => line.number),
  };
}

function lineView(line: PartialLine, criterion: Criterion, number: number, factor: Dec): ArithmeticLine {
  const { points, max, weight, weighted, weightedMax, basis } = line;
  return {
    number,
    code: criterion.code,
    text: criterion.text,
    points,
    max,
    weight,
    weighted,
    weightedMax,
    bareWeight: criterion.weight,
    factor: criterion.exemplary ? factor : null,
    word: basis.code === 'unstated' && wayOf(criterion) === 'led' ? 'waiting' : basis.code.replace(':', '-'),
    basis: numbersOf(basis),
    unitLabel: criterion.unitLabel ?? '',
  };
}

function numbersOf(basis: Basis): Record<BasisName, Dec | null> {
  const given = basis as unknown as Record<string, string | number | undefined>;
  const pairs = BASIS_NUMBERS.map((name) => [name, given[name] === undefined ? null : String(given[name])]);
  return Object.fromEntries(pairs) as Record<BasisName, Dec | null>;
}
