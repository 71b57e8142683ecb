import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { quotaOfA, type QuotaOfA } from '../../scoring/editions/hanoi-3814-2018/ceiling-of-a.js';
import type { Grade } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { outstandingsOf, type Outstanding } from './outstandings.queries.js';

/** One person of a month by Hanoi's frame: names and grades, no points. */
interface GradedPerson {
  legalFormId: number;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  grade: Grade | null;
}

/** Those whose A are counted together: the agency, or one unit of it. */
export interface CeilingGroup {
  unitId: number;
  unitName: string;
  quota: QuotaOfA;
  /** The decision that named the unit outstanding: 40 % instead of 30 %. */
  outstanding: Outstanding | null;
}

export interface MonthOfGrades {
  people: GradedPerson[];
  groups: CeilingGroup[];
}

interface MonthFacts {
  rootUnitId: number;
  rootName: string;
  by: 'agency' | 'unit';
}

/**
 * A month's grades against the ceiling of A, over everybody rated in the agency or, as the month was opened, in each unit:
 * the same whatever the order of decisions. People stand by name; absent ones are not rated. While anybody of a group is
 * open its ceiling is null. `instead` counts one form with another grade than it has.
 */
export async function monthOfGrades(
  on: Rows,
  periodId: number,
  instead?: { legalFormId: number; grade: Grade | null },
): Promise<MonthOfGrades> {
  const month = await on.one<MonthFacts>(
    `select p.root_unit_id as "rootUnitId", ${nameOn('p.root_unit_id', lastDay('p.month'))} as "rootName", p.hanoi_ceiling as by
     from legal_periods p where p.id = $1`,
    [periodId],
  );
  const people = await on.rows<GradedPerson>(
    `select s.id as "legalFormId", o.full_name as name, s.unit_id as "unitId", ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", u.path as "unitPath",
       s.band as grade
     from legal_forms s join officials o on o.id = s.official_id join units u on u.id = s.unit_id
     where s.legal_period_id = $1 and s.edition = 'hanoi-3814-2018' and s.status <> 'absent' order by o.sort_name, o.id`,
    [periodId],
    'month-of-grades',
  );
  if (!month) return { people, groups: [] };
  const outstanding = await outstandingsOf(on, periodId);
  return { people, groups: groupsOf(month, people, outstanding, instead) };
}

function groupsOf(
  { by, rootUnitId, rootName }: MonthFacts,
  people: readonly GradedPerson[],
  outstandings: readonly Outstanding[],
  instead?: { legalFormId: number; grade: Grade | null },
): CeilingGroup[] {
  const units =
    by === 'agency'
      ? new Map([[rootUnitId, rootName]])
      : new Map([...people].sort(byPath).map(({ unitId, unitName }) => [unitId, unitName]));
  return [...units].map(([unitId, unitName]) => {
    const outstanding = outstandings.find((one) => one.unitId === unitId && one.endedAt === null) ?? null;
    const grades = people
      .filter((person) => by === 'agency' || person.unitId === unitId)
      .map(({ legalFormId, grade }) => (legalFormId === instead?.legalFormId ? instead.grade : grade));
    return { unitId, unitName, quota: quotaOfA(grades, outstanding !== null), outstanding };
  });
}

function byPath(a: GradedPerson, b: GradedPerson): number {
  return a.unitPath < b.unitPath ? -1 : a.unitPath > b.unitPath ? 1 : 0;
}

interface CountedForm {
  id: number;
  periodId: number;
  unitId: number;
}

/** The ceiling a form counts under, with its grade as it is or, with `grade`, as it would be. */
export async function ceilingOfForm(on: Rows, form: CountedForm, grade?: Grade | null): Promise<CeilingGroup | null> {
  const instead = grade === undefined ? undefined : { legalFormId: form.id, grade };
  const { groups } = await monthOfGrades(on, form.periodId, instead);
  return groups.find(({ unitId }) => unitId === form.unitId) ?? groups[0] ?? null;
}

/** Where there are more A than the ceiling among those rated, for a month that is about to close; empty: nowhere, or another edition's month. */
export async function overCeilingOfA(
  on: Rows,
  periodId: number,
): Promise<{ unitName: string; excellent: number; ceiling: number }[]> {
  const { people, groups } = await monthOfGrades(on, periodId);
  if (people.length === 0) return [];
  const rated = groups.map((group) => {
    const own = people.filter(({ unitId }) => groups.length === 1 || unitId === group.unitId);
    const quota = quotaOfA(
      own.flatMap(({ grade }) => grade ?? []),
      group.outstanding !== null,
    );
    return { unitName: group.unitName, ...quota };
  });
  return rated.flatMap(({ unitName, excellent, ceiling, over }) =>
    ceiling !== null && over ? [{ unitName, excellent, ceiling }] : [],
  );
}
