import type { Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { openRatings } from './rating-access.js';
import { ratingPage } from './ratings.view.js';
import { dependentLabels, replacementsOf } from './replacements.queries.js';

/** One unit's rating, with what took its place and the labels that rest on what stood before. */
export async function oneRating(
  on: Rows,
  actor: Actor,
  at: { yearId: number; unitId: number; day: string },
  typed?: Record<string, unknown>,
): Promise<Page> {
  const opened = await openRatings(on, actor, at.yearId, at.day);
  if (!opened.rights.has(at.unitId)) throw new NotFound();
  const [replaced, dependent] = await Promise.all([
    replacementsOf(on, at.yearId, at.unitId),
    dependentLabels(on, at.yearId, at.unitId),
  ]);
  return ratingPage(opened, at.unitId, actor.lang, { replaced, dependent }, typed);
}
