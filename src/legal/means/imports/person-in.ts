import type { RowFault } from '../../../imports/plan.js';
import { fold } from '../../../web/fold.js';

export interface NamedPerson {
  id: number;
  code: string;
  name: string;
  unitId: number;
}

export interface People {
  people: NamedPerson[];
  /** Codes of records that were merged into another, with the code that holds today. */
  merged: [string, string][];
  /** Who brings the file. */
  self: number | null;
}

/** Whom a row means, by the code, or where there is none by a name that one person alone has; and why nobody. Pure. */
export function personIn(
  code: string,
  name: string,
  { people, merged, self }: People,
): { person?: NamedPerson; faults: RowFault[] } {
  const fault = (column: string, reason: string, value: string) => ({ faults: [{ column, code: reason, value }] });
  const column = code === '' ? 'full_name' : 'code';
  if (code === '' && name === '') return fault('code', 'nobody', '');
  const found = people.filter((one) => (code === '' ? fold(one.name) === fold(name) : one.code === code));
  const [person, other] = found;
  if (!person) {
    const now = merged.find(([former]) => former === code)?.[1];
    return now ? fault(column, 'merged', now) : fault(column, 'person', code || name);
  }
  if (other) return fault(column, 'several', found.map((one) => one.code).join(', '));
  if (person.id === self) return fault(column, 'self', person.name);
  if (name !== '' && fold(name) !== fold(person.name)) return { person, ...fault('full_name', 'name', person.name) };
  return { person, faults: [] };
}
