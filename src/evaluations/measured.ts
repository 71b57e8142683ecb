import { wayOf } from '../criteria/kind-forms.js';
import type { Criterion, SetContent } from '../criteria/criterion.js';
import type { Rows } from '../database/db.js';
import { rootOf } from '../measures/measure.policy.js';
import { currentFigures } from '../measures/measures.queries.js';
import { isFew } from '../measures/measure.view.js';
import { toUnits, type Dec } from '../scoring/decimal.js';

/** What a criterion takes from a measure. `value` null: no figure is stated yet ("chờ chỉ số"). */
export interface MeasuredFigure {
  measure: string;
  name: string;
  figureId: number | null;
  value: Dec | null;
  asked: number | null;
  few: boolean;
  source: string;
}

/** By the criterion's code. */
export type MeasuredFigures = Readonly<Record<string, MeasuredFigure>>;

/** A figure typed in place of the measure's needs a reason of so many characters. */
const OTHERWISE_REASON = 10;

interface Place {
  content: SetContent;
  unitId: number;
  unitPath: string;
  month: string;
}

/** The unit's figures of the month, for the criteria that name a measure; none when no criterion does. */
export async function figuresOfEvaluation(
  on: Rows,
  { content, unitId, unitPath, month }: Place,
): Promise<MeasuredFigures | undefined> {
  const measured = content.criteria.filter(takesFigure);
  if (measured.length === 0) return undefined;
  const found = await currentFigures(on, {
    rootUnitId: rootOf(unitPath),
    unitId,
    month,
    codes: measured.map(({ measure }) => measure),
  });
  const byCode = new Map(found.map((figure) => [figure.code, figure]));
  return Object.fromEntries(
    measured.map(({ code, measure }) => {
      const { name, kind, ...rest } = byCode.get(measure) ?? {
        name: measure,
        kind: 'count' as const,
        figureId: null,
        value: null,
        asked: null,
        source: '',
      };
      const { figureId, value, asked, source } = rest;
      return [code, { measure, name, figureId, value, asked, few: isFew(kind, { asked }), source }];
    }),
  );
}

function takesFigure(criterion: Criterion): criterion is Criterion & { measure: string } {
  return wayOf(criterion) === 'figure' && criterion.measure !== undefined;
}

/** What counts for a criterion: what was typed, else the measure's figure. */
export function orFigure(typed: Dec | null, code: string, figures: MeasuredFigures | undefined): Dec | null {
  return typed ?? figures?.[code]?.value ?? null;
}

/** True when another figure than the measure's is stated, also where the measure has none yet. */
export function isOtherwise(value: Dec | null, code: string, figures: MeasuredFigures | undefined): boolean {
  const figure = figures?.[code];
  if (!figure || value === null) return false;
  return figure.value === null || toUnits(figure.value) !== toUnits(value);
}

export function owesReason(
  value: Dec | null,
  code: string,
  figures: MeasuredFigures | undefined,
  note: string | undefined,
): boolean {
  return isOtherwise(value, code, figures) && (note ?? '').length < OTHERWISE_REASON;
}

/** A figure that is another one now than when it was frozen; null when it is the same. */
export function changedSince(
  frozen: MeasuredFigure | undefined,
  now: MeasuredFigure | undefined,
): { from: Dec | null; to: Dec | null } | null {
  if (!frozen || !now) return null;
  const same =
    frozen.value === null || now.value === null
      ? frozen.value === now.value
      : toUnits(frozen.value) === toUnits(now.value);
  return same ? null : { from: frozen.value, to: now.value };
}

/** Stored values with those that were only the measure's figure let go: from here on they follow the measure again. */
export function letGo(
  criteria: readonly Criterion[],
  values: readonly (Dec | null)[],
  frozen: MeasuredFigures,
): (Dec | null)[] {
  return criteria.map(({ code }, place) => {
    const value = values[place] ?? null;
    return frozen[code] && !isOtherwise(value, code, frozen) ? null : value;
  });
}
