import type { CommitmentTask } from '../commitments/commitments-now.js';
import type { DeskNow } from '../committee/desk-now.js';
import type { Version } from '../criteria/version.js';
import type { ApprovalsNow } from '../evaluations/approval/approvals-now.js';
import type { LegalTask } from '../legal/legal-now.js';
import type { PartyTask } from '../party/party-now.js';
import type { PeriodOverview } from '../periods/overview.js';
import type { YearTask } from '../years/year-now.js';

/** One thing that waits for a person: label `home:task.<key>`, with how many, where to go and by when. */
export interface Task {
  key: string;
  count: number;
  href: string;
  dueOn: string | null;
  late: boolean;
  month?: string;
  span?: 'month' | 'quarter' | undefined;
  name?: string;
  /** Of a review: evaluations that wait for another reviewer. */
  others?: number;
}

export function approvalTasks(now: ApprovalsNow, today: string): Task[] {
  const task = (key: string, count: number, href: string, dueOn: string | null = null): Task[] =>
    count > 0 ? [{ key, count, href, dueOn, late: dueOn !== null && dueOn < today }] : [];
  return [
    ...task('approve', now.toDecide, '/approvals', now.dueOn),
    ...task('outside', now.outside, '/approvals'),
    ...task('petitions', now.petitions, '/petitions'),
  ];
}

export function countersignatureTasks(versions: Pick<Version, 'id' | 'unitName'>[]): Task[] {
  return versions.map((version) => ({
    key: 'countersign',
    count: 1,
    name: version.unitName,
    href: `/criteria/versions/${version.id}`,
    dueOn: null,
    late: false,
  }));
}

export function committeeTasks(desks: DeskNow[]): Task[] {
  return desks.map((desk) => {
    const task = { href: desk.href, dueOn: desk.reviewDueOn, month: desk.month, name: desk.unitName };
    if (desk.toReview)
      return {
        ...task,
        key: desk.others > 0 ? 'review-others' : 'review',
        count: desk.toReview,
        others: desk.others,
        late: desk.late,
      };
    return { ...task, key: 'desk', count: 1, late: false };
  });
}

export function periodTasks(periods: PeriodOverview[], today: string): Task[] {
  return periods.map((period) => ({
    key: `period-${period.now.phase ?? period.now.state}`,
    count: 1,
    name: period.rootName,
    month: period.month,
    href: period.href,
    dueOn: period.now.next?.on ?? null,
    late: period.now.phase === 'overdue' || (period.now.next?.on ?? today) < today,
  }));
}

export function legalTasks(tasks: LegalTask[], today: string): Task[] {
  return tasks.map((task) => ({ ...task, late: task.dueOn !== null && task.dueOn < today }));
}

export function yearTasks(tasks: YearTask[], today: string): Task[] {
  return tasks.map((task) => ({ ...task, late: task.dueOn !== null && task.dueOn < today }));
}

export function commitmentTasks(tasks: CommitmentTask[], today: string): Task[] {
  return tasks.map((task) => ({ ...task, late: task.dueOn !== null && task.dueOn < today }));
}

export function accessTasks(key: 'access' | 'access-print', count: number): Task[] {
  return count > 0 ? [{ key, count, href: '/accounts/requests', dueOn: null, late: false }] : [];
}

/** Offers to decide in somebody's stead, until they are accepted or declined. */
export function standInTasks(offers: readonly { fromName: string }[]): Task[] {
  return offers.map(({ fromName: name }) => ({
    ...{ key: 'stand-in', count: 1, name, href: '/delegations' },
    ...{ dueOn: null, late: false },
  }));
}

/** Obstacles to answer as the one who decides, and questions about one's own. */
export function obstacleTasks({ decide, asked }: { decide: number; asked: number }): Task[] {
  const task = (key: string, count: number): Task[] =>
    count > 0 ? [{ key, count, href: '/obstacles', dueOn: null, late: false }] : [];
  return [...task('obstacles', decide), ...task('obstacle-asked', asked)];
}

export function annulmentTasks(requests: readonly { id: number; name: string }[]): Task[] {
  return requests.map(({ id, name }) => ({
    ...{ key: 'unit-annulment', count: 1, name, href: `/unit-annulments/${id}` },
    ...{ dueOn: null, late: false },
  }));
}

export function partyTasks(task: PartyTask | null): Task[] {
  return task
    ? [{ key: 'party-draft', count: 1, name: String(task.year), href: task.href, dueOn: null, late: false }]
    : [];
}

export function noticeTasks(count: number): Task[] {
  return count > 0 ? [{ key: 'notices', count, href: '/notices', dueOn: null, late: false }] : [];
}

/** Papers of people one decided on before, on which one has said nothing yet. */
export function interimTasks(papers: readonly { left: boolean }[]): Task[] {
  const count = papers.filter(({ left }) => !left).length;
  return count > 0 ? [{ key: 'interim', count, href: '/interim-views', dueOn: null, late: false }] : [];
}

/** Corrections to confirm as the second person, and results of one's own under which something was put right. */
export function correctionTasks(key: 'correction-requests' | 'result-flags', count: number): Task[] {
  const href = key === 'result-flags' ? '/corrections/flags' : '/corrections/requests';
  return count > 0 ? [{ key, count, href, dueOn: null, late: false }] : [];
}
