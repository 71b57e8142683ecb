import { versionsOf } from '../corrections/corrections.queries.js';
import type { Asking } from '../acts/asking.js';
import { addDays } from '../periods/working-days.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { seenOf } from '../web/seen.js';
import { mayChoose, maySolve } from './focus.policy.js';
import { notesOf, possibleOwners, stepsOf, type IssueRow } from './issue.queries.js';
import type { Issue } from '../web/issues.js';
import { tidy, type TypedIn } from '../web/read-form.js';
import { issueToRead } from './issue-access.js';
import type { StepForm, NoteForm, ReportForm, ReturnForm, IssueMoveForm, OwnerForm, IssueForm } from './focus.form.js';

const SOON = 7;

type IssueState = 'open' | 'reported' | 'late' | 'settled' | 'dropped';

function issueState(
  { outcome, reportedAt, dueOn }: Pick<IssueRow, 'outcome' | 'reportedAt' | 'dueOn'>,
  today: string,
): IssueState {
  return outcome ?? (reportedAt ? 'reported' : dueOn < today ? 'late' : 'open');
}

export function issueLine(issue: IssueRow, today: string) {
  return {
    ...issue,
    href: `/focus/${issue.id}`,
    state: issueState(issue, today),
    soon: issue.outcome === null && issue.dueOn >= today && issue.dueOn <= addDays(today, SOON),
  };
}

export async function issuePage(
  asking: Asking,
  issue: IssueRow,
  typed: TypedIn<StepForm & NoteForm & ReportForm & ReturnForm & IssueMoveForm & OwnerForm, 'seen'> = {},
): Promise<Page> {
  const [steps, notes] = await Promise.all([stepsOf(asking, issue.id), notesOf(asking, issue.id)]);
  const open = issue.outcome === null;
  const [said, reports, planned] = await Promise.all([
    versionsOf(asking, 'focus', [issue.id]),
    versionsOf(asking, 'report', [issue.id]),
    versionsOf(
      asking,
      'step',
      steps.map(({ id }) => id),
    ),
  ]);
  const leading = open && mayChoose(asking.actor, issue.committeeId);
  const seat = asking.actor.committees.find(({ committeeId }) => committeeId === issue.committeeId);
  const owners = leading && seat ? await possibleOwners(asking, seat.path, asking.today) : [];
  return page(
    'focus/show',
    {
      issue,
      state: issueState(issue, asking.today),
      versions: said.get(issue.id) ?? [],
      reports: reports.get(issue.id) ?? [],
      owns: open && issue.reportedAt !== null && maySolve(asking.actor, issue),
      steps: steps.map((step) => ({
        ...step,
        versions: planned.get(step.id) ?? [],
        late: step.doneAt === null && step.dueOn !== null && step.dueOn < asking.today,
      })),
      notes,
      solving: open && issue.reportedAt === null && maySolve(asking.actor, issue),
      leading,
      moved: issue.dueOn !== issue.firstDueOn,
      owners: owners
        .filter(({ id }) => id !== issue.ownerId)
        .map(({ id, name, unitName }) => ({ value: String(id), text: `${name} · ${unitName}` })),
      typed,
      seen: {
        day: typed.dueOn === undefined ? seenOf({ dueOn: issue.dueOn }) : typed.seen,
        owner: typed.owner === undefined ? seenOf({ owner: issue.ownerId }) : typed.seen,
      },
    },
    'focus:showTitle',
    { title: issue.title },
  );
}

export async function newIssuePage(asking: Asking, committee: unknown, typed: TypedIn<IssueForm> = {}): Promise<Page> {
  const seats = asking.actor.committees.filter(({ committeeId }) => mayChoose(asking.actor, committeeId));
  const seat =
    committee === undefined ? seats[0] : seats.find(({ committeeId }) => String(committeeId) === String(committee));
  if (!seat) throw asking.actor.committees.length > 0 && committee === undefined ? new Forbidden() : new NotFound();
  const [owners, units, measures, named] = await Promise.all([
    possibleOwners(asking, seat.path, asking.today),
    asking.rows<{ id: number; name: string }>(
      `select id, name from units where path like $1 || '%' and closed_on is null order by path`,
      [seat.path],
    ),
    asking.rows<{ id: number; name: string }>(
      `select m.id, m.name from measures m join units r on r.id = m.root_unit_id where $1 like r.path || '%' and m.closed_on is null order by m.position, m.id`,
      [seat.path],
    ),
    asking.one<{ name: string }>('select name from committees where id = $1', [seat.committeeId]),
  ]);
  const items = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: String(id), text: name }));
  return page(
    'focus/new',
    {
      committee: { id: seat.committeeId, name: named!.name },
      owners: owners.map(({ id, name, unitName }) => ({ value: String(id), text: `${name} · ${unitName}` })),
      units: items(units),
      measures: items(measures),
      typed: { unit: String(seat.unitId), dueOn: addDays(asking.today, 30), ...typed },
    },
    'focus:new.title',
  );
}

/** The answer to an act on an issue: its page with what is wrong, as typed, or the page anew. */
export async function answered(
  asking: Asking,
  id: number,
  body: unknown,
  issues: Issue[],
  flash: string,
): Promise<Page | Redirect> {
  if (issues.length === 0) return redirect(`/focus/${id}`, flash);
  return (await issuePage(asking, await issueToRead(asking, asking.actor, id), tidy(body))).withIssues(issues);
}
