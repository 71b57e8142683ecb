import { toUnits } from '../scoring/decimal.js';
import { sparkModel, type Spark } from '../web/charts/spark.js';
import { FEW_ANSWERS, type FigureRow, type MeasureRow, type Move } from './measures.queries.js';
import { monthsUpTo } from './months.js';
import type { Verdict } from './moves.js';

export const MONTHS_SHOWN = 12;

export interface MeasureCard {
  code: string;
  name: string;
  kind: MeasureRow['kind'];
  direction: MeasureRow['direction'];
  counted: boolean;
  unitLabel: string;
  value: string | null;
  asked: number | null;
  few: boolean;
  source: string;
  note: string;
  corrected: boolean;
  target: string | null;
  /** Null: no target, no figure or no direction. */
  met: boolean | null;
  /** Against the mean of the three months before; of the share, where the measure is judged by one. */
  change: { sign: '+' | ''; by: string; mean: string; verdict: Verdict } | null;
  share: { name: string; value: string } | null;
  verdict: Verdict;
  spark: Spark;
}

export interface CardSources {
  month: string;
  measures: readonly MeasureRow[];
  /** Of one unit, twelve months. */
  figures: readonly FigureRow[];
  targets: readonly { measureId: number; target: string }[];
  moves: readonly Move[];
}

export function measureCards({ month, measures, figures, targets, moves }: CardSources): MeasureCard[] {
  return measures.map((measure) => {
    const of = new Map(
      figures.filter(({ measureId }) => measureId === measure.id).map((figure) => [figure.month, figure]),
    );
    const target = targets.find(({ measureId }) => measureId === measure.id)?.target ?? null;
    return cardOf(
      measure,
      month,
      of,
      target,
      moves.find(({ measureId }) => measureId === measure.id),
    );
  });
}

function cardOf(
  measure: MeasureRow,
  month: string,
  of: Map<string, FigureRow>,
  target: string | null,
  move: Move | undefined,
): MeasureCard {
  const now = of.get(month);
  const { code, name, kind, direction, unitLabel } = measure;
  return {
    code,
    name,
    kind,
    direction,
    unitLabel,
    target,
    counted: measure.counts !== null,
    value: now?.value ?? null,
    asked: now?.asked ?? null,
    few: isFew(kind, now),
    source: now?.source ?? measure.source,
    note: now?.note ?? '',
    corrected: (now?.number ?? 1) > 1,
    met: now && target !== null ? isMet(direction, now.value, target) : null,
    change:
      move && move.change !== null && move.mean !== null
        ? { sign: move.sign, by: move.change, mean: move.mean, verdict: move.verdict }
        : null,
    share:
      move && measure.judgedWith !== null && move.name === measure.shareName
        ? { name: move.name, value: move.value }
        : null,
    verdict: move?.verdict ?? 'none',
    spark: sparkModel(
      monthsUpTo(month, MONTHS_SHOWN).map((each) => ({ month: each, value: of.get(each)?.value ?? null })),
      target,
      kind === 'count',
    ),
  };
}

/** A percentage of few answers is said to be one. */
export function isFew(kind: MeasureRow['kind'], figure: Pick<FigureRow, 'asked'> | undefined): boolean {
  return kind === 'percent' && figure?.asked != null && figure.asked < FEW_ANSWERS;
}

export function isMet(direction: MeasureRow['direction'], value: string, target: string): boolean | null {
  if (direction === 'none') return null;
  return direction === 'up' ? toUnits(value) >= toUnits(target) : toUnits(value) <= toUnits(target);
}
