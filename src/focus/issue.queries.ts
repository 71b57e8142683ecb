import { committeeNameOn, inUnit, nameOn, unitOn } from '../standing/units-on.js';
import { localDay } from '../database/local-day.js';
import type { Rows, Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';

export interface IssueRow {
  id: number;
  committeeId: number;
  committeeName: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  title: string;
  why: string;
  source: string;
  ownerId: number;
  ownerName: string;
  firstDueOn: string;
  dueOn: string;
  measureId: number | null;
  measureName: string | null;
  revision: number;
  chosenBy: string;
  chosenAt: Date;
  reportedAt: Date | null;
  report: string | null;
  citizensView: string;
  citizensAsked: number | null;
  citizensSatisfied: number | null;
  outcome: 'settled' | 'dropped' | null;
  outcomeReason: string | null;
  outcomeBy: string | null;
  outcomeAt: Date | null;
  steps: number;
  done: number;
}

/** Its unit and committee as they are called on a day. */
const issuesAs = (day: string) => `
select i.id, i.committee_id as "committeeId", ${committeeNameOn('c.id', day)} as "committeeName", i.unit_id as "unitId", ${nameOn('i.unit_id', day)} as "unitName", u.path as "unitPath", i.title, i.why,
  i.source, i.owner_id as "ownerId", o.full_name as "ownerName", i.first_due_on as "firstDueOn", i.due_on as "dueOn", i.measure_id as "measureId",
  m.name as "measureName", i.revision, ab.display_name as "chosenBy", i.chosen_at as "chosenAt", i.reported_at as "reportedAt", i.report,
  i.citizens_view as "citizensView", i.citizens_asked as "citizensAsked", i.citizens_satisfied as "citizensSatisfied", i.outcome,
  i.outcome_reason as "outcomeReason", ob.display_name as "outcomeBy", i.outcome_at as "outcomeAt",
  (select count(*)::int from focus_steps s where s.issue_id = i.id) as steps,
  (select count(*)::int from focus_steps s where s.issue_id = i.id and s.done_at is not null) as done
from focus_issues i join committees c on c.id = i.committee_id join units u on u.id = i.unit_id join officials o on o.id = i.owner_id
join accounts ab on ab.id = i.chosen_by left join accounts ob on ob.id = i.outcome_by left join measures m on m.id = i.measure_id`;

/** An issue that is concluded keeps the names of that day; an open one has those of today, or of the day `day` where it is asked for. */
const issuesThen = (day: string) => issuesAs(`coalesce(${localDay('i.outcome_at')}, ${day})`);

const ISSUE = issuesThen('null::date');

export async function findIssue(on: Rows, id: number): Promise<IssueRow | undefined> {
  return on.one<IssueRow>(`${ISSUE} where i.id = $1`, [id], 'focus-issue');
}

export async function lockIssue(tx: Tx, id: number): Promise<IssueRow | undefined> {
  await tx.one('select id from focus_issues where id = $1 for update', [id]);
  return findIssue(tx, id);
}

export interface IssuesAsked {
  /** Units the reader sees as committee, inspector, personnel or head. */
  paths: readonly string[];
  /** And issues that are theirs to solve. */
  ownerId: number | null;
  open: boolean;
  /** Of a month that is over: its last day. */
  day?: string;
}

/** Open issues by their due day, concluded ones by when that was, the newest first. */
export async function issuesOf(
  on: Rows,
  { paths, ownerId, open, day }: IssuesAsked,
  most: number,
  from: number,
): Promise<(IssueRow & { total: number })[]> {
  const order = open ? 'i.due_on, i.id' : 'i.outcome_at desc, i.id';
  return on.rows(
    `${issuesThen('$6::date').replace('select i.id', 'select count(*) over ()::int as total, i.id')}
     where (i.outcome is null) = $3 and (i.owner_id = $2 or exists (select 1 from unnest($1::text[]) as x (path) where u.path like x.path || '%'))
     order by ${order} limit $4 offset $5`,
    [paths, ownerId, open, most, from, day ?? null],
    `focus-issues-${open}`,
  );
}

/** A committee's issues that were open, chosen or concluded between two days; for reports and the desk. */
export async function issuesBetween(on: Rows, unitPath: string, from: string, to: string): Promise<IssueRow[]> {
  return on.rows<IssueRow>(
    `${issuesAs('$3::date')} where exists (select 1 from ${unitOn('i.unit_id', '$3::date')} w where ${inUnit('w', '$1')}) and ${localDay('i.chosen_at')} <= $3::date and (i.outcome is null or ${localDay('i.outcome_at')} >= $2::date)
     order by i.outcome is not null, i.due_on, i.id`,
    [unitPath, from, to],
    'focus-between',
  );
}

export interface StepRow {
  id: number;
  text: string;
  dueOn: string | null;
  doneAt: Date | null;
  doneBy: string | null;
  doneNote: string | null;
}

export async function stepsOf(on: Rows, issueId: number): Promise<StepRow[]> {
  return on.rows<StepRow>(
    `select s.id, s.text, s.due_on as "dueOn", s.done_at as "doneAt", a.display_name as "doneBy", s.done_note as "doneNote"
     from focus_steps s left join accounts a on a.id = s.done_by where s.issue_id = $1 order by s.position, s.id`,
    [issueId],
    'focus-steps',
  );
}

export interface NoteRow {
  kind: 'progress' | 'returned' | 'moved' | 'owner';
  text: string;
  by: string;
  at: Date;
}

export async function notesOf(on: Rows, issueId: number): Promise<NoteRow[]> {
  return on.rows<NoteRow>(
    `select n.kind, n.text, a.display_name as by, n.at from focus_notes n join accounts a on a.id = n.by_account where n.issue_id = $1 order by n.id`,
    [issueId],
    'focus-notes',
  );
}

export interface PossibleOwner {
  id: number;
  name: string;
  unitId: number;
  unitName: string;
}

/** Heads and deputies at and below a unit: who can answer for an issue there. */
export async function possibleOwners(on: Rows, path: string, day: string): Promise<PossibleOwner[]> {
  return on.rows<PossibleOwner>(
    `select distinct on (u.path, o.sort_name, o.id) o.id, o.full_name as name, u.id as "unitId", u.name as "unitName"
     from posts p join units u on u.id = p.unit_id join officials o on o.id = p.official_id
     where u.path like $1 || '%' and p.position in ('head', 'deputy') and ${heldOn('p', '$2::date')}
     order by u.path, o.sort_name, o.id`,
    [path, day],
    'focus-owners',
  );
}
