import { wayOf } from '../criteria/kind-forms.js';
import type { Criterion, SetContent } from '../criteria/criterion.js';
import { takesPersons } from '../criteria/person-sources/person-sources.queries.js';
import type { Rows } from '../database/db.js';
import { rootOf } from '../measures/measure.policy.js';
import { currentFigures } from '../measures/measures.queries.js';
import { isFew } from '../measures/measure.view.js';
import { toUnits, type Dec } from '../scoring/decimal.js';
import { textOf, type Body } from '../web/read-form.js';
import { seenOf } from '../web/seen.js';
import { ownFiguresOf, type OwnFigures } from './person-figures/person-figures.queries.js';
import { valueFault } from './stated.js';

/**
 * What a criterion takes from a measure of the unit, or (`own`) from a source of each person's own figures. `value` null: no
 * figure is stated yet ("chờ chỉ số").
 */
export interface MeasuredFigure {
  measure: string;
  name: string;
  figureId: number | null;
  value: Dec | null;
  asked: number | null;
  few: boolean;
  source: string;
  own?: OwnFigure;
}

/** Where a person's own figure came from, and what came before it. Moments as they are stored. */
interface OwnFigure {
  at: string | null;
  file: string;
  part: Dec | null;
  whole: Dec | null;
  before: { value: Dec; at: string; file: string }[];
}

/** By the criterion's code. */
export type MeasuredFigures = Readonly<Record<string, MeasuredFigure>>;

/** A figure typed in place of the measure's needs a reason of so many characters. */
const OTHERWISE_REASON = 10;

interface Place {
  id: number;
  versionId: number;
  content: SetContent;
  unitId: number;
  unitPath: string;
  month: string;
}

/** The figures of the month for the criteria that take one, the unit's and the person's own; none when no criterion does. */
export async function figuresOfEvaluation(on: Rows, place: Place): Promise<MeasuredFigures | undefined> {
  const figures = { ...(await ofMeasures(on, place)), ...(await ofPerson(on, place)) };
  return Object.keys(figures).length > 0 ? figures : undefined;
}

async function ofMeasures(on: Rows, { content, unitId, unitPath, month }: Place): Promise<MeasuredFigures> {
  const measured = content.criteria.filter(takesFigure);
  if (measured.length === 0) return {};
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

async function ofPerson(on: Rows, { id, versionId, content }: Place): Promise<MeasuredFigures> {
  const takers = content.criteria.filter(takesPersons);
  if (takers.length === 0) return {};
  const own = await ownFiguresOf(on, { evaluationId: id, versionId });
  return Object.fromEntries(
    takers.flatMap((criterion) => {
      const found = own.get(criterion.code);
      return found ? [[criterion.code, ownFigure(criterion, found)]] : [];
    }),
  );
}

/** A figure that the criterion as it is now could not take (its kind or bounds have changed) counts as none. */
function ownFigure(criterion: Criterion, { source, now, before }: OwnFigures): MeasuredFigure {
  const fits = now !== null && valueFault(criterion, now.value, 0) === null;
  const { value = null, part = null, whole = null, at, file = '', id: figureId = null } = (fits && now) || {};
  const own = {
    ...{ at: at?.toISOString() ?? null, file, part, whole },
    before: before.map((one) => ({ value: one.value, at: one.at.toISOString(), file: one.file })),
  };
  return { measure: '', name: source, figureId, value, asked: null, few: false, source, own };
}

/** The figure that stands for a criterion; a source of which nothing came yet leaves the field as any other. */
export function figureAt(figures: MeasuredFigures | undefined, code: string): MeasuredFigure | null {
  const figure = figures?.[code];
  return figure && !(figure.own && figure.value === null) ? figure : null;
}

/** The source that a person's own figure is still to come from. */
export function awaitedAt(figures: MeasuredFigures | undefined, code: string): string | null {
  const figure = figures?.[code];
  return figure?.own && figure.value === null ? figure.name : null;
}

/** Which figures were seen: goes along with the form that rests on them (`figures`). */
export function figuresSeen(figures: MeasuredFigures | undefined): string {
  return seenOf(Object.fromEntries(Object.entries(figures ?? {}).map(([code, { value }]) => [code, value])));
}

/** True where a form names figures that are others by now; a form that names none is taken as it is. */
export function figuresMoved(body: Body, figures: MeasuredFigures | undefined): boolean {
  const seen = textOf(body, 'figures');
  return seen !== undefined && seen !== '' && seen !== figuresSeen(figures);
}

function takesFigure(criterion: Criterion): criterion is Criterion & { measure: string } {
  return wayOf(criterion) === 'figure' && criterion.measure !== undefined;
}

/** What counts for a criterion: what was typed, else the measure's figure. */
export function orFigure(typed: Dec | null, code: string, figures: MeasuredFigures | undefined): Dec | null {
  return typed ?? figures?.[code]?.value ?? null;
}

/** True when another figure than the one that stands is stated, also where the measure has none yet: of a person's own, none yet is nothing to differ from. */
export function isOtherwise(value: Dec | null, code: string, figures: MeasuredFigures | undefined): boolean {
  const figure = figures?.[code];
  if (!figure || value === null) return false;
  if (figure.value === null) return !figure.own;
  return toUnits(figure.value) !== toUnits(value);
}

export function owesReason(
  value: Dec | null,
  code: string,
  figures: MeasuredFigures | undefined,
  note: string | undefined,
): boolean {
  return isOtherwise(value, code, figures) && (note ?? '').length < OTHERWISE_REASON;
}

/** A figure that is another one now than when it was frozen; null when it is the same. A person's own may have come since. */
export function changedSince(
  frozen: MeasuredFigure | undefined,
  now: MeasuredFigure | undefined,
): { from: Dec | null; to: Dec | null } | null {
  if (!(frozen?.own ?? now?.own) && (!frozen || !now)) return null;
  const [from, to] = [frozen?.value ?? null, now?.value ?? null];
  return sameValue(from, to) ? null : { from, to };
}

function sameValue(a: Dec | null, b: Dec | null): boolean {
  return a === null || b === null ? a === b : toUnits(a) === toUnits(b);
}

/** Stored values with those that were only the figure that stood let go: from here on they follow it again. */
export function letGo(
  criteria: readonly Criterion[],
  values: readonly (Dec | null)[],
  frozen: MeasuredFigures,
): (Dec | null)[] {
  return criteria.map(({ code }, place) => {
    const value = values[place] ?? null;
    return sameValue(value, frozen[code]?.value ?? null) ? null : value;
  });
}
