import type { Criterion } from '../../criteria/criterion.js';
import { wayOf } from '../../criteria/kind-forms.js';
import type { ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { forCriterion } from '../../obstacles/proposed.js';
import { choiceOf, reasonFrom, takenIn, type ObstacleChoice, type TakenObstacles } from '../../obstacles/taken.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { Body } from '../../web/read-form.js';
import type { Stated } from '../stated.js';

/** What fell short may have been hindered by something in general; a mark of conduct, or of the people led, only by what was told of it. */
const HINDERED = ['figure', 'count', 'promises'];

/** The confirmed obstacles of the month at one criterion: about it; and in general, where its points are not full. */
export function obstacleChoices(
  confirmed: readonly ObstacleRow[],
  taken: TakenObstacles,
  { criterion, points }: { criterion: Criterion; points: Dec | null },
): ObstacleChoice[] {
  const full = points !== null && toUnits(points) === toUnits(criterion.max);
  const own = taken[criterion.code] ?? [];
  return mayBeReason(confirmed, criterion)
    .filter(({ id, about }) => about !== '' || !full || own.includes(id))
    .map((row) => choiceOf(row, criterion.code, own.includes(row.id)));
}

export function readTaken(
  body: Body,
  criteria: readonly Criterion[],
  stored: TakenObstacles,
  confirmed: readonly ObstacleRow[],
): Record<string, number[]> {
  return Object.fromEntries(
    criteria.flatMap((criterion) => {
      const ids = takenIn(body, criterion.code, stored[criterion.code], mayBeReason(confirmed, criterion));
      return ids.length > 0 ? [[criterion.code, ids]] : [];
    }),
  );
}

export function reasonFromTaken(
  code: string,
  taken: TakenObstacles,
  confirmed: readonly ObstacleRow[],
  written: string | undefined,
): string | undefined {
  return reasonFrom(taken[code] ?? [], confirmed, written);
}

/** What a result goes on with, where it takes the place of another: the reasons of the criteria that stay as they were. */
export function carriedOn(
  criteria: readonly Criterion[],
  before: Pick<Stated, 'values' | 'leftOut'> & { obstacles: TakenObstacles },
  now: Stated,
): TakenObstacles {
  const same = (place: number) =>
    String(now.leftOut[place]) === String(before.leftOut[place]) &&
    unitsAt(now.values, place) === unitsAt(before.values, place);
  return Object.fromEntries(
    criteria.flatMap(({ code }, place) =>
      before.obstacles[code] && same(place) ? [[code, before.obstacles[code]]] : [],
    ),
  );
}

function unitsAt(values: readonly (Dec | null)[], place: number): bigint | null {
  const value = values[place] ?? null;
  return value === null ? null : toUnits(value);
}

/** The same at every criterion, in whatever order they were kept. */
export function sameTaken(criteria: readonly Criterion[], before: TakenObstacles, now: TakenObstacles): boolean {
  return criteria.every(({ code }) => String(before[code] ?? []) === String(now[code] ?? []));
}

/** Of what was ticked, what is confirmed still. */
export function stillTaken(
  taken: TakenObstacles,
  criteria: readonly Criterion[],
  confirmed: readonly ObstacleRow[],
): Record<string, number[]> {
  return readTaken({}, criteria, taken, confirmed);
}

function mayBeReason(confirmed: readonly ObstacleRow[], criterion: Criterion): ObstacleRow[] {
  return forCriterion(confirmed, criterion.code, HINDERED.includes(wayOf(criterion)));
}
