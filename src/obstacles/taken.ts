import type { Body } from '../web/read-form.js';
import type { ObstacleRow } from './obstacle.queries.js';
import { proposed, reasonWords, type Proposed } from './proposed.js';

/** By what they are taken for (a criterion, đ, e): the confirmed obstacles that who decides takes as the reason. */
export type TakenObstacles = Readonly<Record<string, readonly number[]>>;

export interface ObstacleChoice extends Proposed {
  field: string;
  box: string;
  checked: boolean;
}

/** A box beside the words. */
export function choiceOf(row: ObstacleRow, key: string, checked: boolean): ObstacleChoice {
  const field = fieldOf(key);
  return { ...proposed(row), field, box: `${field}-${row.id}`, checked };
}

/** Reads the boxes of one thing; a hidden "no" goes before them, so that an unticked one is told from one that was not on the page. */
export function takenIn(
  body: Body,
  key: string,
  stored: readonly number[] | undefined,
  may: readonly ObstacleRow[],
): number[] {
  const name = fieldOf(key);
  const given = Object.hasOwn(body, name) ? [body[name]].flat().map(Number) : (stored ?? []);
  return may.flatMap(({ id }) => (given.includes(id) ? [id] : []));
}

/** Where a box is ticked and nothing was written, the obstacles' days and words are the reason. */
export function reasonFrom(
  ids: readonly number[],
  confirmed: readonly ObstacleRow[],
  written: string | undefined,
): string | undefined {
  if (written || ids.length === 0) return undefined;
  const words = confirmed.filter(({ id }) => ids.includes(id)).map(reasonWords);
  return words.join('; ').slice(0, 2000);
}

function fieldOf(key: string): string {
  return `obstacle.${key}`;
}
