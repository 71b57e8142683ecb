import { comparable } from '../criteria/comparable.js';
import { evaluationState, type EvaluationState } from '../periods/evaluation-state.js';
import { toDec, toUnits, type Dec } from '../scoring/decimal.js';
import { difference } from '../web/charts/scale.js';
import { trendModel, type Trend } from '../web/charts/trend.js';
import type { MonthRow } from './months.queries.js';

interface Change {
  /** Without its sign, which `sign` tells; label `ui:below`, `ui:above`, `ui:equal`. */
  magnitude: Dec;
  sign: 'below' | 'above' | 'equal';
}

export interface MonthLine {
  id: number;
  month: string;
  state: EvaluationState;
  unitName: string;
  score: Dec | null;
  exemplarity: Dec | null;
  /** Against the newest earlier month with a result; null without one. */
  change: Change | null;
  /** The criteria whose points moved most, at most three, where both months have them. */
  moved: (Change & { text: string })[];
}

const MOST_MOVED = 3;

export function monthLines(rows: readonly MonthRow[], today: string): MonthLine[] {
  return rows.map((row, at) => {
    const before = rows.slice(at + 1).find((each) => each.score !== null);
    const comparable = row.score !== null && before !== undefined;
    const { id, month, unitName, score, exemplarity } = row;
    return {
      id,
      month,
      unitName,
      score,
      exemplarity,
      state: evaluationState({ ...row, today }),
      change: comparable ? changeOf(difference(row.score!, before.score!)) : null,
      moved: comparable ? movedMost(row, before) : [],
    };
  });
}

/** Oldest first, months without a result as gaps. */
export function monthsTrend(rows: readonly MonthRow[]): Trend | null {
  const inputs = [...rows].reverse().map(({ month, score }) => ({ month, value: score }));
  return inputs.filter(({ value }) => value !== null).length > 1 ? trendModel(inputs) : null;
}

function changeOf(signed: Dec): Change {
  const magnitude = signed.replace('-', '');
  return { magnitude, sign: Number(signed) === 0 ? 'equal' : signed.startsWith('-') ? 'below' : 'above' };
}

function movedMost(now: MonthRow, before: MonthRow): MonthLine['moved'] {
  const old = new Map(
    before.content?.criteria.map((criterion, place) => [
      criterion.code,
      { criterion, points: before.points?.[place] ?? null },
    ]),
  );
  return (now.content?.criteria ?? [])
    .flatMap((criterion, place) => {
      const was = old.get(criterion.code);
      const points = now.points?.[place] ?? null;
      if (!was || was.points === null || points === null || !comparable(criterion, was.criterion)) return [];
      const units = toUnits(points) - toUnits(was.points);
      return units === 0n
        ? []
        : [{ text: criterion.text, size: units < 0n ? -units : units, ...changeOf(toDec(units)) }];
    })
    .sort((a, b) => (a.size > b.size ? -1 : a.size < b.size ? 1 : 0))
    .slice(0, MOST_MOVED)
    .map(({ text, magnitude, sign }) => ({ text, magnitude, sign }));
}
