import type { Asking } from '../../acts/asking.js';
import { approverOfMembers, headChain, nameOf } from '../../standing/chain.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { textOf, tidy, type TypedIn } from '../../web/read-form.js';
import { mayManageUnit, sightOf } from '../unit.policy.js';
import { loadUnit, unitByCode, type UnitRow } from '../units.queries.js';
import { touchedBy, type Touched } from './touched.queries.js';

/** The unit, for its personnel; 404 where they may not know of it. */
export async function managedUnit(asking: Asking, id: number): Promise<UnitRow> {
  const unit = await loadUnit(asking, id);
  if (!unit || !sightOf(asking.actor, unit.path)) throw new NotFound();
  if (!mayManageUnit(asking.actor, unit.path)) throw new Forbidden();
  return unit;
}

/** What was typed, on the way into the same form again. */
export function asked<Form>(body: unknown): TypedIn<Form> {
  return tidy(body) as TypedIn<Form>;
}

export interface TouchedView extends Touched {
  /** Who would decide afterwards, where that is known yet; null for somebody outside the tree. */
  afterKnown: boolean;
  approverAfter: string | null;
}

/** What an act on a unit touches; `to` is the code of the unit that its people would come under. */
export async function touchedByUnit(asking: Asking, unit: UnitRow, to?: unknown): Promise<TouchedView> {
  const touched = await touchedBy(asking, [unit.id], [unit.path], asking.today);
  const after = await approverUnder(asking, to);
  return { ...touched, afterKnown: after !== undefined, approverAfter: after ?? null };
}

/** Who decides on people of a unit that has no head of its own and lies under this one. */
async function approverUnder(asking: Asking, code: unknown): Promise<string | null | undefined> {
  const unit = typeof code === 'string' && code !== '' ? await unitByCode(asking, code) : undefined;
  if (!unit || !sightOf(asking.actor, unit.path)) return undefined;
  return nameOf(approverOfMembers(await headChain(asking, unit.id, asking.today)));
}

/** The button beside the act's own: what it would do is shown, and nothing is done. */
export function seeFirst(body: unknown): boolean {
  return textOf(tidy(body), 'see') !== undefined;
}
