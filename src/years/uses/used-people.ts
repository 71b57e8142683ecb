import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { byPersonName } from '../../web/name-order.js';
import { agencyDoor } from '../classification/agency-access.js';
import { agenciesOf } from '../classification/group.queries.js';
import { peopleOfOtherRules, type OtherPerson } from '../others/others.queries.js';
import { usingAgencies } from '../using-agency.js';
import type { YearRow } from '../year.queries.js';
import { labelsBefore, usedResults, type EarlierLabels, type UsedResult } from './uses.queries.js';

/** The agencies whose results are used: those that classify by the decree, and those that manage nobody but people under another rule. */
export const { open: openUses, openToAct: openUsesToAct } = agencyDoor(async (on, year, day) => {
  const others = await peopleOfOtherRules(on, year, day);
  return agenciesOf(on, year.id, [...(await agencyOfEach(on, others)).values()]);
});

/** Everybody an agency manages in a year, whatever rule classifies them, by unit and name. */
export async function usedPeople(asking: Asking, year: YearRow, unitId: number): Promise<UsedResult[]> {
  const own = await usedResults(asking, year.id, unitId, asking.zone);
  const others = await peopleOfOtherRules(asking, year, asking.today);
  const agencies = await agencyOfEach(asking, others);
  const managed = others.filter((person) => agencies.get(person.unitId) === unitId);
  const before = await labelsBefore(
    asking,
    year.year,
    managed.map(({ officialId }) => officialId),
  );
  const earlier = new Map(before.map((one) => [one.officialId, one]));
  return [...own, ...managed.map((person) => usedOf(person, earlier.get(person.officialId)!))].sort(byUnitAndName);
}

async function agencyOfEach(on: Rows, people: readonly OtherPerson[]): Promise<Map<number, number>> {
  return usingAgencies(
    on,
    people.map(({ unitId }) => unitId),
  );
}

/** Another body's decision, as it was entered: there is no mean, and its day is the decision's. */
function usedOf(
  { officialId, code, name, unitName, unitPath, title, personType, result }: OtherPerson,
  { before1, before2 }: EarlierLabels,
): UsedResult {
  return {
    ...{ officialId, code, name, unitName, unitPath, title, before1, before2 },
    otherRule: personType,
    label: result?.label ?? null,
    mean: null,
    labelledOn: result?.decisionDate ?? null,
    decisionNumber: result?.decisionNumber ?? null,
  };
}

function byUnitAndName(a: UsedResult, b: UsedResult): number {
  if (a.unitPath !== b.unitPath) return a.unitPath < b.unitPath ? -1 : 1;
  return byPersonName(a.name, b.name);
}
