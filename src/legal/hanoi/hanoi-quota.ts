import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { quotaOfA, type QuotaOfA } from '../../scoring/editions/hanoi-3814-2018/ceiling-of-a.js';
import type { Grade } from '../../scoring/editions/hanoi-3814-2018/frame.js';

/** One person of a month by Hanoi's frame: names and grades, no points. */
interface GradedPerson {
  legalFormId: number;
  name: string;
  unitName: string;
  grade: Grade | null;
}

export interface MonthOfGrades {
  people: GradedPerson[];
  quota: QuotaOfA;
  /** Number of the decision that named the unit outstanding: 40 % instead of 30 %. */
  outstanding: string | null;
}

/**
 * A month's grades against the ceiling of A, over everybody rated: the same whatever the order of decisions. People stand
 * by name; absent ones are not rated. While anybody is open the ceiling is null.
 */
export async function monthOfGrades(on: Rows, periodId: number): Promise<MonthOfGrades> {
  const period = await on.one<{ outstanding: string | null }>(
    'select outstanding_decision as outstanding from legal_periods where id = $1',
    [periodId],
  );
  const people = await on.rows<GradedPerson>(
    `select s.id as "legalFormId", o.full_name as name, ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", s.band as grade
     from legal_forms s join officials o on o.id = s.official_id join units u on u.id = s.unit_id
     where s.legal_period_id = $1 and s.edition = 'hanoi-3814-2018' and s.status <> 'absent' order by o.sort_name, o.id`,
    [periodId],
    'month-of-grades',
  );
  const outstanding = period?.outstanding ?? null;
  return {
    people,
    quota: quotaOfA(
      people.map(({ grade }) => grade),
      outstanding !== null,
    ),
    outstanding,
  };
}

/** How many A are above the ceiling among those rated, for a month that is about to close; null: none, or another edition's month. */
export async function overCeilingOfA(
  on: Rows,
  periodId: number,
): Promise<{ excellent: number; ceiling: number } | null> {
  const { people, outstanding } = await monthOfGrades(on, periodId);
  const { excellent, ceiling, over } = quotaOfA(
    people.flatMap(({ grade }) => grade ?? []),
    outstanding !== null,
  );
  return ceiling !== null && over ? { excellent, ceiling } : null;
}
