import { inUnit, lastDay, unitOn } from '../standing/units-on.js';
import { byLaw } from '../legal/by-law.js';
import type { Rows } from '../database/db.js';
import { movesIn, type Move } from '../measures/measures.queries.js';
import type { SetContent } from '../criteria/criterion.js';
import { HANDED, handedSide, selfApproved, type HandedColumns } from '../evaluations/approval/self-approved.js';
import { toDec, toUnits, type Dec } from '../scoring/decimal.js';
import { normalWords } from '../scoring/near-text.js';
import type { GroupMonth, MeasureFact, EvaluationFact } from './rules/types.js';
import { windowTo } from './rules/months.js';

export interface WindowAsked {
  /** The agency: heads of like units stand within it. */
  top: { id: number; path: string };
  /** Texts are read for these units only; figures for all, to compare with. */
  scopePath: string;
  /** The last of the six months. */
  month: string;
}

type EvaluationRow = Omit<EvaluationFact, 'texts' | 'gap'> &
  HandedColumns & {
    month: string;
    headId: number;
    unitId: number;
    texts: string[] | null;
    tier: number;
    score: Dec;
    versionId: number;
    values: (Dec | null)[];
    leftOut: boolean[];
    due: number;
    led: Dec[];
  };

/** What each head decided in each of six months: four statements, however many evaluations there are. */
export async function groupMonths(on: Rows, { top, scopePath, month }: WindowAsked): Promise<GroupMonth[]> {
  const months = windowTo(month);
  const evaluations = await on.rows<EvaluationRow>(EVALUATIONS, [top.path, scopePath, months], 'signal-evaluations');
  const heads = new Map(
    (await headsOf(on, evaluations, months)).map((head) => [`${head.officialId} ${head.month}`, head]),
  );
  const unitIds = [...new Set([...heads.values()].map(({ unitId }) => unitId))];
  const contents = await contentsOf(on, evaluations);
  const measures = measuresBy(await movesIn(on, { unitIds, months }));
  return [...grouped(evaluations)].flatMap(([key, group]): GroupMonth[] => {
    const head = heads.get(key);
    if (!head) return [];
    return [
      {
        headId: head.officialId,
        unitId: head.unitId,
        kind: head.kind,
        month: head.month,
        evaluations: group.map((evaluation) => factOf(evaluation, contents)),
        exemplarity: head.exemplarity,
        measures: measures.get(`${head.unitId} ${head.month}`) ?? [],
      },
    ];
  });
}

/**
 * A head's own decision on each evaluation (not what a petition or a sitting made of it later). The time counts from the first opening of
 * what was handed in, by the same person.
 */
const EVALUATIONS = `
with decided as (
  select distinct on (a.evaluation_id) a.* from approvals a join evaluations e on e.id = a.evaluation_id join ${unitOn('e.unit_id', lastDay('e.month'))} u on true
  where ${inUnit('u', '$1')} and e.month = any($3::text[]) and e.status in ('approved', 'reviewed') and a.kind in ('approval', 'reopening')
  order by a.evaluation_id, a.number desc
), maxes as (
  select v.id, array(select (c ->> 'max')::numeric from jsonb_array_elements(v.content -> 'criteria') with ordinality as x (c, n) order by n) as most
  from criteria_versions v where v.id in (select version_id from decided)
)
select e.month, e.tier, a.score as score, a.version_id as "versionId", a.values, a.left_out as "leftOut", a.due_count as due, a.led_scores as led, ${HANDED}, b.official_id as "headId", e.official_id as "officialId", e.unit_id as "unitId", s.score::float8 as self, a.score::float8 as approved,
  coalesce(a.values = s.values and not (true = any(a.left_out)), false) as equal,
  coalesce((select bool_and(p = most) from unnest(a.points, m.most) as x (p, most) where p is not null), false) as "atMax",
  (select count(*)::int from unnest(a.points) as p where p is not null) as criteria,
  case when e.head_opened_by = a.by_account and e.head_opened_at >= e.submitted_at and a.at >= e.head_opened_at then extract(epoch from a.at - e.head_opened_at)::float8 end as seconds,
  a.exemplarity::float8 as exemplarity, l.score::float8 as legal,
  case when ${inUnit('u', '$2')} then array(select value from jsonb_each_text(a.notes) union all select value from jsonb_each_text(coalesce(s.notes, '{}'))) end as texts
from decided a join maxes m on m.id = a.version_id join evaluations e on e.id = a.evaluation_id join ${unitOn('e.unit_id', lastDay('e.month'))} u on true
join accounts b on b.id = a.by_account and b.official_id is not null
left join submissions s on s.id = a.submission_id
left join legal_forms l on l.official_id = e.official_id and l.month = e.month and ${byLaw('l.edition')} and l.status = 'confirmed'
where a.score is not null
order by e.month, b.official_id, e.official_id`;

interface Head {
  officialId: number;
  month: string;
  unitId: number;
  kind: string;
  exemplarity: number | null;
}

/** Each deciding head in each month: their own unit and their own exemplarity. */
function headsOf(on: Rows, evaluations: readonly EvaluationRow[], months: readonly string[]): Promise<Head[]> {
  return on.rows<Head>(
    `select e.official_id as "officialId", e.month, e.unit_id as "unitId", u.kind,
       case when e.status in ('approved', 'reviewed') then e.exemplarity::float8 end as exemplarity
     from evaluations e join ${unitOn('e.unit_id', lastDay('e.month'))} u on true where e.official_id = any($1::int[]) and e.month = any($2::text[])`,
    [[...new Set(evaluations.map(({ headId }) => headId))], months],
    'signal-heads',
  );
}

function grouped(evaluations: readonly EvaluationRow[]): Map<string, EvaluationRow[]> {
  const groups = new Map<string, EvaluationRow[]>();
  for (const evaluation of evaluations) {
    const key = `${evaluation.headId} ${evaluation.month}`;
    groups.set(key, [...(groups.get(key) ?? []), evaluation]);
  }
  return groups;
}

/** Of the versions whose two sides are not assessed alike: the others are compared by their scores. */
async function contentsOf(on: Rows, evaluations: readonly EvaluationRow[]): Promise<Map<number, SetContent>> {
  const ids = [...new Set(evaluations.flatMap(({ versionId, handedSame }) => (handedSame ? [] : [versionId])))];
  const rows =
    ids.length === 0
      ? []
      : await on.rows<{ id: number; content: SetContent }>(
          'select id, content from criteria_versions where id = any($1::int[])',
          [ids],
          'signal-versions',
        );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

function gapOf(
  { versionId, tier, score, values, leftOut, due, led, ...handed }: EvaluationRow,
  contents: ReadonlyMap<number, SetContent>,
): number | null {
  const pair = selfApproved({
    content: contents.get(versionId),
    tier,
    score,
    handed: handedSide(handed),
    approved: { values, leftOut, due, led },
  });
  return pair && Number(toDec(toUnits(pair.self) - toUnits(pair.approved)));
}

function factOf(evaluation: EvaluationRow, contents: ReadonlyMap<number, SetContent>): EvaluationFact {
  const { officialId, self, approved, atMax, equal, criteria, seconds, exemplarity, legal, texts } = evaluation;
  return {
    officialId,
    self,
    approved,
    gap: gapOf(evaluation, contents),
    atMax,
    equal,
    criteria,
    seconds,
    exemplarity,
    legal,
    texts: (texts ?? []).map(normalWords),
  };
}

/** By unit and month; a move that cannot be judged says nothing. */
function measuresBy(moves: readonly Move[]): Map<string, MeasureFact[]> {
  const facts = new Map<string, MeasureFact[]>();
  for (const { code, unitId, month, verdict } of moves) {
    if (verdict === 'none') continue;
    const key = `${unitId} ${month}`;
    facts.set(key, [...(facts.get(key) ?? []), { code, verdict }]);
  }
  return facts;
}
