import { lastDay, nameOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { lastDayOf, monthAfter } from '../periods/calendar.js';
import type { Actor } from '../web/actor.js';
import { approversAt } from '../standing/chain.js';
import { decidersIn, HEADED_IN } from '../standing/former.js';
import { lasts } from '../standing/validity.js';

/** An open paper on which the reader decided on an earlier day of its month, and does not now. */
export interface FormerPaper {
  id: number;
  kind: 'evaluation' | 'legal' | 'hanoi';
  officialId: number;
  unitId: number;
  name: string;
  unitName: string;
  month: string;
  rhythm: 'month' | 'quarter';
  /** The first day of the month (or the quarter). */
  begins: string;
  left: boolean;
}

const LISTED = 200;

/** The open papers of who worked, in this month or the one before (or in a quarter that ends with one of them), in or below a unit that the reader ($1) headed then. */
const PAPERS = `
with mine as (select a.path from (${HEADED_IN}) h join units a on a.id = h.unit_id), people as (
  select distinct m.official_id from posts m join units u on u.id = m.unit_id
  where m.main and ${lasts('m', { from: '$2::date', to: '$3::date' })} and exists (select 1 from mine where starts_with(u.path, mine.path)) and m.official_id <> $1
), papers as (
  select e.id, 'evaluation' as kind, e.official_id, e.unit_id, e.month, 'month' as rhythm, (e.month || '-01')::date as begins, v.id is not null as left from evaluations e join periods p on p.id = e.period_id
  left join interim_views v on v.evaluation_id = e.id and v.by_account = $4
  where e.status in ('draft', 'submitted', 'returned') and p.opened_at is not null and p.closed_at is null
  union all
  select s.id, case when s.frame_id is null then 'legal' else 'hanoi' end, s.official_id, s.unit_id, s.month, p.span,
    ((s.month || '-01')::date - case when p.span = 'quarter' then interval '2 months' else interval '0' end)::date, v.id is not null from legal_forms s join legal_periods p on p.id = s.legal_period_id
  left join interim_views v on v.legal_form_id = s.id and v.by_account = $4
  where s.status in ('draft', 'submitted', 'returned') and p.closed_at is null
)
select x.id, x.kind, x.official_id as "officialId", x.unit_id as "unitId", x.month, x.rhythm, x.begins, x.left, o.full_name as name, ${nameOn('x.unit_id', lastDay('x.month'))} as "unitName"
from papers x join people on people.official_id = x.official_id join officials o on o.id = x.official_id join units u on u.id = x.unit_id
where x.month >= $5 and x.begins <= $3::date order by x.month, o.sort_name, x.id limit ${LISTED}`;

/** Of the running month and the one before it. Three statements, however many people. */
export async function formerPapers(
  on: Rows,
  actor: Pick<Actor, 'officialId' | 'accountId'>,
  today: string,
): Promise<FormerPaper[]> {
  const { officialId, accountId } = actor;
  if (officialId === null) return [];
  const from = monthAfter(today.slice(0, 7), -1);
  const papers = await on.rows<FormerPaper>(PAPERS, [
    officialId,
    // A quarter that ends then began two months before.
    `${monthAfter(from, -2)}-01`,
    today,
    accountId,
    from,
  ]);
  if (papers.length === 0) return [];
  const now = await approversAt(on, papers, ({ unitId }) => unitId, today);
  const others = papers.filter((paper) => {
    const decider = now.get(paper)!;
    return decider === 'outside' || decider.officialId !== officialId;
  });
  const spans = [...new Map(others.map((paper) => [spanKey(paper), paper])).values()];
  const deciders = new Map(
    await Promise.all(
      spans.map(async (span) => {
        const { begins: from, month } = span;
        const people = others.filter((paper) => spanKey(paper) === spanKey(span)).map(({ officialId: id }) => id);
        return [
          spanKey(span),
          await decidersIn(on, people, { from, to: [lastDayOf(month), today].sort()[0]! }),
        ] as const;
      }),
    ),
  );
  return others.filter((paper) => deciders.get(spanKey(paper))?.get(paper.officialId)?.has(officialId));
}

function spanKey({ begins, month }: Pick<FormerPaper, 'begins' | 'month'>): string {
  return `${begins} ${month}`;
}
