import type { Criterion, SetContent } from '../../criteria/criterion.js';
import { takesPersons } from '../../criteria/person-sources/person-sources.queries.js';
import type { Rows } from '../../database/db.js';
import { sourceWords } from '../../imports/import.queries.js';
import { scopesOf, type Actor } from '../../web/actor.js';
import { fold } from '../../web/fold.js';
import type { PersonFigureFacts, EvaluationFact } from './plan-person-figures.js';
import { VOIDED } from './person-figures.queries.js';

/** Whose figures come from where: one source and one month. */
export interface SourceMonth {
  sourceId: number;
  month: string;
}

export interface SourceRow {
  id: number;
  setId: number;
  criterion: string;
  name: string;
  ended: boolean;
  unitId: number;
  unitName: string;
  unitPath: string;
  /** The criterion's words now, with the source's name. */
  words: string;
}

export function findSource(on: Rows, id: number): Promise<SourceRow | undefined> {
  return on.one<SourceRow>(
    `select p.id, p.set_id as "setId", p.criterion, p.name, p.ended_at is not null as ended, u.id as "unitId", u.name as "unitName", u.path as "unitPath", ${sourceWords('p')} as words
     from person_sources p join criteria_sets s on s.id = p.set_id join units u on u.id = s.unit_id where p.id = $1`,
    [id],
    'find-person-source',
  );
}

/** Units for whose people the actor brings figures in: below $n's paths, or of $m's numbers. */
export function figureScopes(actor: Actor): [paths: string[], unitIds: number[]] {
  return [scopesOf(actor, 'personnel').map(({ path }) => path + '%'), actor.heads.map(({ unitId }) => unitId)];
}

interface Row extends Omit<EvaluationFact, 'state' | 'criterion'> {
  officialId: number;
  status: string;
  closed: boolean;
  reopened: boolean;
  content: SetContent;
}

const DECIDED = ['approved', 'reviewed'];

/** What a plan reads of the named people: those whose evaluation of the month is by the source's set and within what the actor brings in. */
export async function figureFacts(
  on: Rows,
  actor: Actor,
  { sourceId, month }: SourceMonth,
  named: { codes: readonly string[]; names: readonly string[] },
): Promise<PersonFigureFacts> {
  const source = await findSource(on, sourceId);
  const rows = await on.rows<Row>(
    `select e.id as "evaluationId", e.official_id as "officialId", o.code, o.full_name as name, o.search_name as folded, e.status, p.closed_at is not null as closed,
       exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened, v.content,
       case when f.id is not null and not ${VOIDED} then jsonb_build_object('value', trim_scale(f.value)::text, 'part', trim_scale(f.part)::text, 'whole', trim_scale(f.whole)::text) end as before
     from person_sources x join criteria_versions v on v.set_id = x.set_id join evaluations e on e.version_id = v.id join periods p on p.id = e.period_id
     join officials o on o.id = e.official_id join units u on u.id = e.unit_id
     left join lateral (select f.id, f.value, f.part, f.whole from person_figures f where f.evaluation_id = e.id and f.source_id = x.id order by f.id desc limit 1) f on true
     where x.id = $1 and e.month = $2 and (u.path like any ($3) or u.id = any ($4)) and (lower(o.code) = any ($5) or o.search_name = any ($6)) order by e.id`,
    [
      ...[sourceId, month, ...figureScopes(actor)],
      named.codes.map((code) => code.toLowerCase()),
      named.names.map((name) => fold(name)),
    ],
    'person-figure-facts',
  );
  return {
    ended: source?.ended ?? true,
    evaluations: rows.map(({ officialId, status, closed, reopened, content, ...evaluation }) => ({
      ...evaluation,
      state: stateOf({ status, closed, reopened }, officialId === actor.officialId),
      criterion: criterionIn(content, source?.criterion),
    })),
  };
}

/** Nobody brings in their own figure, and nothing comes to what is decided or closed, unless it was opened again. */
function stateOf(
  { status, closed, reopened }: Pick<Row, 'status' | 'closed' | 'reopened'>,
  own: boolean,
): EvaluationFact['state'] {
  if (own) return 'own';
  if (status === 'excused') return 'excused';
  if (reopened) return 'open';
  if (closed) return 'closed';
  return DECIDED.includes(status) ? 'decided' : 'open';
}

function criterionIn({ criteria }: SetContent, code: string | undefined): Criterion | null {
  const criterion = criteria.find((one) => one.code === code);
  return criterion && takesPersons(criterion) ? criterion : null;
}
