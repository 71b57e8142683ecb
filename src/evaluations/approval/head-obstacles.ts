import type { Criterion } from '../../criteria/criterion.js';
import { wayOf } from '../../criteria/kind-forms.js';
import type { ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { forCriterion, proposed, reasonWords, type Proposed } from '../../obstacles/proposed.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { Body } from '../../web/read-form.js';

/** By criterion: the confirmed obstacles that the approver takes as the reason. */
export type TakenObstacles = Readonly<Record<string, readonly number[]>>;

/** What fell short may have been hindered by something in general; a mark of conduct, or of the people led, only by what was told of it. */
const HINDERED = ['figure', 'count', 'promises'];

export interface ObstacleChoice extends Proposed {
  field: string;
  box: string;
  checked: boolean;
}

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
    .map((row) => ({
      ...proposed(row),
      field: fieldOf(criterion),
      box: `${fieldOf(criterion)}-${row.id}`,
      checked: own.includes(row.id),
    }));
}

/** Reads the boxes; a hidden "no" goes before them, so that an unticked one is told from one that was not on the page. */
export function readTaken(
  body: Body,
  criteria: readonly Criterion[],
  stored: TakenObstacles,
  confirmed: readonly ObstacleRow[],
): Record<string, number[]> {
  return Object.fromEntries(
    criteria.flatMap((criterion) => {
      const name = fieldOf(criterion);
      const given = Object.hasOwn(body, name) ? [body[name]].flat().map(Number) : (stored[criterion.code] ?? []);
      const ids = mayBeReason(confirmed, criterion).flatMap(({ id }) => (given.includes(id) ? [id] : []));
      return ids.length > 0 ? [[criterion.code, ids]] : [];
    }),
  );
}

/** Where a box is ticked and nothing was written, the obstacle's day and words are the reason. */
export function reasonFromTaken(
  code: string,
  taken: TakenObstacles,
  confirmed: readonly ObstacleRow[],
  written: string | undefined,
): string | undefined {
  const ids = taken[code] ?? [];
  if (written || ids.length === 0) return undefined;
  return confirmed
    .filter(({ id }) => ids.includes(id))
    .map(reasonWords)
    .join('; ')
    .slice(0, 2000);
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

function fieldOf({ code }: Pick<Criterion, 'code'>): string {
  return `obstacle.${code}`;
}
