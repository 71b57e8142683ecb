import { moveRolesBack } from '../../accounts/role-moves.js';
import type { Act } from '../../acts/act.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { dayAfter, dayBefore } from '../days.js';
import { PostChanges } from '../post-changes.js';
import { closingBlockers } from '../unit-page.queries.js';
import { lastStanding, laterActs, tiesOfUnit, type LaterAct } from './annulment.queries.js';
import type { StatedAct, StatedChange } from './history.queries.js';
import { settle } from './moved-posts.js';
import { movedBy, returnRows, undoRows } from './put-back.js';
import { stateAct, type Sets } from './state-act.js';
import { closedMonths, partsOn } from './states.queries.js';

/** How a merger or a split is taken back. */
export interface Plan {
  /** Where its people came to, and whether the act founded it. */
  unitId: number;
  path: string;
  founded: boolean;
  people: number[];
  /** From which day on all is as before. Days before it stay with what was decided on them. */
  day: string;
  /** Nothing was decided since: it is as if the act had never been. Otherwise a second person agrees. */
  whole: boolean;
}

export async function planOf(act: Act, old: StatedAct): Promise<FormResult<Plan>> {
  const target = old.changes.find(({ role }) => role === 'successor' || role === 'new')!;
  const later = await laterActs(act, old.id);
  if (later.length > 0) return { issues: [laterIssue(later)] };
  const { people, issues } = await movedBy(act, { actId: old.id, since: old.day, unitId: target.unitId });
  if (issues.length > 0) return { issues };
  const founded = target.sets.code !== undefined;
  const months = (await closedMonths(act)).filter(
    ({ lastDay, rootPath }) => lastDay >= old.day && old.paths.some((path) => path.startsWith(rootPath)),
  );
  const papers = await lastStanding(act, { unitId: target.unitId, people, founded, since: old.day });
  const last = [...months.map(({ lastDay }) => lastDay), ...(papers === null ? [] : [papers])].sort().at(-1);
  const day = last === undefined ? old.day : dayAfter(last);
  return { value: { unitId: target.unitId, path: target.path, founded, people, day, whole: last === undefined } };
}

function laterIssue([first]: LaterAct[]): Issue {
  const { name, day, decisionNumber } = first!;
  const params = { name, day, decision: decisionNumber ?? '–' };
  return { field: 'annulReason', code: 'units:annulLater', params };
}

/** Takes the act back by the plan: states, posts and what hangs on units, roles, papers of open rounds. The new act's id. */
export async function takeBack(
  act: Act,
  old: StatedAct,
  plan: Plan,
  reason: string,
  changes: PostChanges,
): Promise<FormResult<{ actId: number }>> {
  const { unitId, day, whole } = plan;
  const said = { kind: 'annul' as const, unitId: old.unitId, day, decisionNumber: null, reason };
  const done = await stateAct(
    act,
    whole
      ? { ...said, correctsId: old.id, changes: [] }
      : { ...said, reversesId: old.id, changes: await opposite(act, old, plan) },
  );
  if (done.issues) return { issues: done.issues.map((issue) => ({ ...issue, field: 'annulReason' })) };
  const byActId = done.value.id;
  const putting = { actId: old.id, since: old.day, unitId, byActId, day };
  const issues = whole ? await undoRows(act, putting) : await returnRows(act, putting).then(() => []);
  if (issues.length > 0) return { issues };
  await moveRolesBack(act, old.id, byActId);
  await settle(act, plan.people, changes);
  const left = plan.founded ? await leftIn(act, plan) : [];
  return left.length > 0 ? { issues: left } : { value: { actId: byActId } };
}

/** What puts the tree back from a day on. A part that another act has moved on since stays where that one put it. */
async function opposite(act: Act, { changes }: StatedAct, { unitId, founded, day }: Plan): Promise<Sets[]> {
  const here = new Set(await partsOn(act, [unitId], day));
  const back = changes.flatMap((change): Sets[] => {
    if (change.role === 'merged') return [{ unitId: change.unitId, role: 'itself', sets: reopened(change) }];
    if (change.role === 'part' && here.has(change.unitId))
      return [{ unitId: change.unitId, role: 'part', sets: { parentId: change.was.parentId ?? null } }];
    return [];
  });
  return founded ? [...back, { unitId, role: 'new', sets: { closedOn: dayBefore(day), committee: null } }] : back;
}

function reopened({ was }: StatedChange): Sets['sets'] {
  return { closedOn: null, committee: was.committee ?? null };
}

/** A unit that the act founded may hold nothing that came later. */
async function leftIn(act: Act, { unitId, day, whole }: Plan): Promise<Issue[]> {
  const { posts, assigned } = await closingBlockers(act, unitId, dayBefore(day));
  if (posts + assigned > 0)
    return [{ field: 'annulReason', code: 'units:annulPeople', params: { posts, assigned, day } }];
  const ties = whole ? await tiesOfUnit(act, unitId) : 0;
  return ties > 0 ? [{ field: 'annulReason', code: 'units:annulTies', params: { ties } }] : [];
}
