import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { headedScopes } from '../../standing/scopes.js';
import { scopesOf, within, type Actor } from '../../web/actor.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { mayRunYear, oversees } from '../opening/year.policy.js';
import { findYear, type YearRow } from '../year.queries.js';
import { ownFrameInForce, type FrameInForce } from '../frames/own-frame.queries.js';
import { peopleOfOtherRules, type OtherPerson } from './others.queries.js';

export interface OpenedOther {
  year: YearRow;
  person: OtherPerson;
  mayEnter: boolean;
}

/** The unit's own frame holds for viên chức. */
export async function frameFor(
  on: Rows,
  { rootUnitId, year }: Pick<YearRow, 'rootUnitId' | 'year'>,
  { personType }: Pick<OtherPerson, 'personType'>,
): Promise<FrameInForce | null> {
  return personType === 'public-employee' ? ownFrameInForce(on, rootUnitId, year) : null;
}

/** Of whom another rule classifies one reads what one reads of the others: one's own, of those one heads, all by duty to the root. */
export function readsOther(actor: Actor, year: YearRow, person: OtherPerson): boolean {
  const outside =
    person.position === 'head' &&
    person.unitId === year.rootUnitId &&
    scopesOf(actor, 'outside-approver').some(({ path }) => year.rootPath.startsWith(path));
  return (
    person.officialId === actor.officialId ||
    oversees(actor, year) ||
    within(person.unitPath, headedScopes(actor)) ||
    outside
  );
}

/** Nobody enters what was decided on themselves. */
function mayEnterFor(actor: Actor, year: YearRow, officialId: number): boolean {
  return mayRunYear(actor, year) && officialId !== actor.officialId;
}

export async function otherToRead(asking: Asking, yearId: number, officialId: number): Promise<OpenedOther> {
  const year = await findYear(asking, yearId);
  const [person] = year ? await peopleOfOtherRules(asking, year, asking.today, officialId) : [];
  if (!year || !person || !readsOther(asking.actor, year, person)) throw new NotFound();
  return { year, person, mayEnter: mayEnterFor(asking.actor, year, officialId) };
}

export async function otherToEnter(asking: Asking, yearId: number, officialId: number): Promise<OpenedOther> {
  const opened = await otherToRead(asking, yearId, officialId);
  if (!opened.mayEnter) throw new Forbidden();
  return opened;
}
