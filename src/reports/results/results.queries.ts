import {
  CORRECTED,
  CORRECTED_LATER,
  DECIDED_WORDS,
  type CorrectedLater,
} from '../../committee/sittings/item.queries.js';
import { committeeOn, inUnit, lastDay, unitOn, unitsOn } from '../../standing/units-on.js';
import { localDay } from '../../database/local-day.js';
import { MARK_SQL, type ResultMark } from '../../evaluations/result/result-mark.js';
import type { Rows } from '../../database/db.js';
import type { SignalCode } from '../../signals/rules/types.js';
import type { Told } from '../../signals/signal.view.js';

export interface AskedLine {
  code: SignalCode;
  figures: Pick<Told, 'months' | 'held'>;
  unitName: string;
  month: string;
  text: string;
  at: Date;
  answeredAt: Date | null;
  answer: string | null;
  closedAt: Date | null;
  conclusion: string | null;
}

/** Questions on signals that were asked, answered or closed between two days; each with its newest answer. */
export async function askedBetween(on: Rows, unitPath: string, from: string, to: string): Promise<AskedLine[]> {
  return on.rows<AskedLine>(
    `select q.code, u.name as "unitName", q.month, q.figures, q.text, q.at, a.at as "answeredAt", a.text as answer, q.closed_at as "closedAt", q.conclusion
     from signal_questions q join ${unitsOn('$3::date')} u on u.id = q.unit_id
     left join lateral (select x.at, x.text from signal_answers x where x.question_id = q.id order by x.at desc, x.id desc limit 1) a on true
     where ${inUnit('u', '$1')} and ${localDay('q.at')} <= $3::date and (${localDay('q.at')} >= $2::date or ${localDay('a.at')} >= $2::date or ${localDay('q.closed_at')} >= $2::date)
     order by q.at, q.id limit 200`,
    [unitPath, from, to],
    'report-asked',
  );
}

export interface DecidedLine {
  sittingId: number;
  number: number;
  heldOn: string;
  committee: string;
  /** Null for a sitting that decided nothing. */
  title: string | null;
  text: string | null;
  carried: boolean;
  inFavour: number;
  against: number;
  abstained: number;
  entitled: number;
  corrected: CorrectedLater | null;
}

const DECIDED = `
select s.id as "sittingId", s.number, s.held_on as "heldOn", c.name as committee, i.title, ${DECIDED_WORDS.text} as text, coalesce(${DECIDED_WORDS.carried}, false) as carried,
  coalesce(${DECIDED_WORDS.inFavour}, 0) as "inFavour", coalesce(${DECIDED_WORDS.against}, 0) as against, coalesce(${DECIDED_WORDS.abstained}, 0) as abstained, coalesce(d.entitled, 0) as entitled, f.corrected
from sittings s join ${committeeOn('s.committee_id', 's.held_on')} c on true join ${unitOn('c.unit_id', 's.held_on')} u on true join periods p on p.id = s.period_id
left join sitting_items i on i.sitting_id = s.id and exists (select 1 from sitting_decisions x where x.item_id = i.id)
left join sitting_decisions d on d.item_id = i.id ${CORRECTED} ${CORRECTED_LATER}
where s.closed_at is not null and s.cancelled_at is null`;

/** What committees at and below a path decided in the closed sittings on a period. */
export async function decidedOn(on: Rows, unitPath: string, month: string): Promise<DecidedLine[]> {
  return on.rows<DecidedLine>(
    `${DECIDED} and ${inUnit('u', '$1')} and p.month = $2 order by s.held_on, s.id, i.position, d.number limit 300`,
    [unitPath, month],
    'report-decided-month',
  );
}

/** The same for sittings held between two days. */
export async function decidedBetween(on: Rows, unitPath: string, from: string, to: string): Promise<DecidedLine[]> {
  return on.rows<DecidedLine>(
    `${DECIDED} and ${inUnit('u', '$1')} and s.held_on between $2::date and $3::date order by s.held_on, s.id, i.position, d.number limit 300`,
    [unitPath, from, to],
    'report-decided-span',
  );
}

export interface MonthCounts {
  month: string;
  closed: boolean;
  evaluations: number;
  excused: number;
  decided: number;
  reviewed: number;
  notSubmitted: number;
  /** Results that replaced an earlier one; of these, after the committee's view. */
  replaced: number;
  replacedAfterReview: number;
  /** People of tier 1 and above, and of tier 0, with their mean exemplarity; null under five. */
  leaders: number;
  leadersMean: string | null;
  staff: number;
  staffMean: string | null;
}

/** How the evaluations at and below a path stand in each opened month, one row a month. */
export async function monthCounts(on: Rows, unitPath: string, from: string, to: string): Promise<MonthCounts[]> {
  return on.rows<MonthCounts>(
    `with s as (
       select p.month, p.closed_at is not null as closed, e.status, e.tier, e.exemplarity,
         e.status in ('approved', 'reviewed') as decided, ${MARK_SQL} as mark
       from periods p join evaluations e on e.period_id = p.id join ${unitOn('e.unit_id', lastDay('p.month'))} u on true left join approvals a on a.id = e.approval_id
       where ${inUnit('u', '$1')} and p.opened_at is not null and p.month between $2 and $3)
     select month, bool_and(closed) as closed, count(*)::int as evaluations, count(*) filter (where status = 'excused')::int as excused,
       count(*) filter (where decided)::int as decided, count(*) filter (where status = 'reviewed')::int as reviewed,
       count(*) filter (where closed and status = 'draft')::int as "notSubmitted",
       count(*) filter (where decided and mark is not null)::int as replaced,
       count(*) filter (where decided and mark = 'replaced-after-review')::int as "replacedAfterReview",
       count(*) filter (where decided and exemplarity is not null and tier > 0)::int as leaders,
       case when count(*) filter (where decided and exemplarity is not null and tier > 0) >= 5
         then round(avg(exemplarity) filter (where decided and tier > 0), 2)::text end as "leadersMean",
       count(*) filter (where decided and exemplarity is not null and tier = 0)::int as staff,
       case when count(*) filter (where decided and exemplarity is not null and tier = 0) >= 5
         then round(avg(exemplarity) filter (where decided and tier = 0), 2)::text end as "staffMean"
     from s group by month order by month`,
    [unitPath, from, to],
    'report-month-counts',
  );
}

export interface OwnMonth {
  month: string;
  evaluationId: number;
  status: string;
  self: string | null;
  score: string | null;
  exemplarity: string | null;
  mark: ResultMark | null;
}

/** One person's evaluations of some months; figures only where the evaluation is decided. */
export async function ownMonths(on: Rows, officialId: number, from: string, to: string): Promise<OwnMonth[]> {
  return on.rows<OwnMonth>(
    `select e.month, e.id as "evaluationId", e.status, case when d.yes then e.self_score end as self, case when d.yes then e.score end as score, case when d.yes then e.exemplarity end as exemplarity, case when d.yes then ${MARK_SQL} end as mark
     from evaluations e left join approvals a on a.id = e.approval_id cross join lateral (select e.status in ('approved', 'reviewed') as yes) d
     where e.official_id = $1 and e.month between $2 and $3 order by e.month`,
    [officialId, from, to],
    'report-own-months',
  );
}

/** Units at and below a path, each before those below it. */
export async function unitsUnder(
  on: Rows,
  unitPath: string,
  day: string,
): Promise<{ id: number; name: string; path: string }[]> {
  return on.rows(
    `select u.id, u.name, u.path from ${unitsOn('$2::date')} u where ${inUnit('u', '$1')} order by u.path`,
    [unitPath, day],
    'report-units-under',
  );
}
