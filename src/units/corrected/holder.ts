import type { Act } from '../../acts/act.js';
import type { Asking } from '../../acts/asking.js';
import type { Stated, Words } from '../../corrections/correction-kind.js';
import { scopesOf } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { daysInOrder } from '../official.form.js';
import { namedOfficial, officialTyped } from '../officials.queries.js';
import { mayManageUnit, sightOf } from '../unit.policy.js';
import { loadUnit } from '../units.queries.js';
import { spanTyped } from './spans.js';

/** What is stated of a unit, for who may see the unit. Errors: Forbidden for who may not change it. */
export async function inUnitOf<T extends Stated>(on: Asking, stated: T | undefined): Promise<T | undefined> {
  const unit = stated && (await loadUnit(on, stated.unitId));
  if (!stated || !unit || !sightOf(on.actor, unit.path)) return undefined;
  if (!mayManageUnit(on.actor, unit.path)) throw new Forbidden();
  return stated;
}

/** Days in order, within the place's own by `within`, and a person who is found: the words as they are kept, or what is wrong. */
export async function resolveHolder(
  act: Act,
  stated: Stated,
  words: Words,
  within: (act: Act, stated: Stated, words: Words) => Promise<Issue[]>,
): Promise<Words | Issue[]> {
  const wrong = daysInOrder(spanTyped(words));
  if (wrong.length > 0) return wrong;
  const outside = await within(act, stated, words);
  return outside.length > 0 ? outside : personNamed(act, stated, words);
}

/** Whom the words mean: who is meant already may have left the places of who asks. */
async function personNamed(act: Asking, stated: Stated, words: Words): Promise<Words | Issue[]> {
  const before = stated.words;
  const found =
    words['person'] === before['person']
      ? { id: Number(before['officialId']) }
      : await officialTyped(
          act,
          scopesOf(act.actor, 'personnel').map(({ path }) => path),
          words['person']!,
          act.today,
        );
  if ('issues' in found) return found.issues;
  const { name, code } = (await namedOfficial(act, found.id))!;
  const { unitId } = before;
  return { ...words, person: code, personName: name, officialId: String(found.id), unitId: unitId! };
}

export function peopleOf(was: Words, words: Words | null): number[] {
  return [...new Set([was, ...(words ? [words] : [])].map((each) => Number(each['officialId'])))];
}
