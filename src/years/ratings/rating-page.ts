import type { Asking } from '../../acts/asking.js';
import type { Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { openRatings } from './rating-access.js';
import { ratingPage } from './ratings.view.js';
import { dependentLabels, replacementsOf } from './replacements.queries.js';

/** One unit's rating, with what took its place and the labels that rest on what stood before. */
export async function oneRating(
  asking: Asking,
  at: { yearId: number; unitId: number; day: string },
  typed?: Record<string, unknown>,
): Promise<Page> {
  const opened = await openRatings(asking, asking.actor, at.yearId, at.day);
  if (!opened.rights.has(at.unitId)) throw new NotFound();
  const [replaced, dependent] = await Promise.all([
    replacementsOf(asking, at.yearId, at.unitId),
    dependentLabels(asking, at.yearId, at.unitId),
  ]);
  return ratingPage(opened, at.unitId, asking.actor.lang, { replaced, dependent }, typed);
}
