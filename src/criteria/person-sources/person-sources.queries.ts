import type { Rows } from '../../database/db.js';
import { wayOf } from '../kind-forms.js';
import type { Criterion, SetContent } from '../criterion.js';
import { usedNow } from '../version.queries.js';

export interface PersonSourceRow {
  id: number;
  criterion: string;
  name: string;
  by: string;
  at: Date;
  endedBy: string | null;
  endedAt: Date | null;
  endReason: string | null;
}

/** All that were ever named for a unit's set, the newest first. */
export function sourcesOf(on: Rows, unitId: number): Promise<PersonSourceRow[]> {
  return on.rows<PersonSourceRow>(
    `select p.id, p.criterion, p.name, a.display_name as by, p.at, b.display_name as "endedBy", p.ended_at as "endedAt", p.end_reason as "endReason"
     from person_sources p join criteria_sets s on s.id = p.set_id join accounts a on a.id = p.by_account left join accounts b on b.id = p.ended_by
     where s.unit_id = $1 order by p.id desc`,
    [unitId],
    'person-sources-of',
  );
}

/** The names of those that hold, by the criterion's code. */
export async function sourceNames(on: Rows, unitId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await sourcesOf(on, unitId);
  return new Map(rows.filter(({ endedAt }) => endedAt === null).map(({ criterion, name }) => [criterion, name]));
}

export interface SourcedCriterion {
  setId: number;
  code: string;
  text: string;
  kind: Criterion['kind'];
}

/** The criteria for which a source may be named: those of the version that an open month uses, and of the newest adopted one. */
export async function sourcedCriteria(on: Rows, unitId: number): Promise<SourcedCriterion[]> {
  const versions = await on.rows<{ setId: number; content: SetContent }>(
    `select v.set_id as "setId", v.content from criteria_versions v join criteria_sets s on s.id = v.set_id
     where s.unit_id = $1 and v.countersigned_at is not null and (${usedNow('month.version_id = v.id')}
       or not exists (select 1 from criteria_versions later where later.set_id = v.set_id and later.countersigned_at is not null and later.number > v.number))
     order by v.number desc`,
    [unitId],
    'sourced-criteria',
  );
  const all = versions.flatMap(({ setId, content }) =>
    content.criteria.filter(takesPersons).map(({ code, text, kind }) => ({ setId, code, text, kind })),
  );
  return all.filter(({ code }, place) => all.findIndex((one) => one.code === code) === place);
}

/** A figure or a count that is each person's own: a target that takes the unit's measure takes nobody's. */
export function takesPersons(criterion: Pick<Criterion, 'kind' | 'measure'>): boolean {
  return wayOf(criterion) === 'count' || (wayOf(criterion) === 'figure' && criterion.measure === undefined);
}
