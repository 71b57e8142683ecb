import type { Edition, EditionCode, LawCode, PersonType } from './edition.js';
import { hanoi3814 } from './hanoi-3814-2018/frame.js';
import { nd335 } from './nd-335-2025/constants.js';

/** Every edition there is. A new one: a folder beside these, and a line here. */
export const allEditions: readonly Edition[] = [nd335, hanoi3814];

/** What a unit chose for its people, from month to month. */
export interface EditionChoice {
  /** Null: everybody. */
  readonly personType: PersonType | null;
  readonly edition: EditionCode;
  /** YYYY-MM, both inclusive; `to` null: until it is changed. */
  readonly from: string;
  readonly to: string | null;
}

/** Errors: RangeError on a code that is none. */
export function editionOf(code: EditionCode): Edition {
  const found = allEditions.find((edition) => edition.code === code);
  if (!found) throw new RangeError(`no edition: ${code}`);
  return found;
}

/** Whether an edition is law; what is not is a frame that a unit chose. */
export function isLaw(code: EditionCode): code is LawCode {
  return editionOf(code).source === 'law';
}

/** `month` is YYYY-MM. An edition is in force for a month that begins on its first day or later. */
export function inForce(edition: Edition, month: string): boolean {
  return edition.inForce <= `${month}-01`;
}

/**
 * The editions that hold for a person in a month, none twice, in the order of the list. Nghị định 335 holds for công
 * chức without a choice; everything else by a choice of the unit's, and never before its edition is in force.
 */
export function editionsFor(
  personType: PersonType,
  month: string,
  choices: readonly EditionChoice[],
): readonly EditionCode[] {
  const chosen = new Set(choices.filter((choice) => holds(choice, personType, month)).map(({ edition }) => edition));
  return allEditions
    .filter((edition) => inForce(edition, month))
    .filter(({ code, persons }) => persons[personType].standing === 'law' || chosen.has(code))
    .map(({ code }) => code);
}

function holds({ personType, from, to }: EditionChoice, person: PersonType, month: string): boolean {
  return (personType === null || personType === person) && from <= month && (to === null || month <= to);
}
