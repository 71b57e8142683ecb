import type { Rows } from '../database/db.js';
import { rootOf } from '../measures/measure.policy.js';
import { measuresOf } from '../measures/measures.queries.js';
import type { SetContent } from './criterion.js';

export interface NamedMeasure {
  code: string;
  name: string;
}

/** The measures a target may name: the open ones of the agency, and one that was chosen before it was closed. */
export async function measuresFor(on: Rows, unitPath: string, chosen = ''): Promise<NamedMeasure[]> {
  const all = await measuresOf(on, rootOf(unitPath));
  return all
    .filter(({ code, closedOn }) => closedOn === null || code === chosen)
    .map(({ code, name }) => ({ code, name }));
}

/** The names of the measures that a set's criteria take their figures from, by code. */
export async function measureNames(
  on: Rows,
  unitPath: string,
  content: Pick<SetContent, 'criteria'>,
): Promise<ReadonlyMap<string, string>> {
  if (!content.criteria.some(({ measure }) => measure !== undefined)) return new Map();
  return new Map((await measuresOf(on, rootOf(unitPath))).map(({ code, name }) => [code, name]));
}
