import type { QueueItem, QueueRow } from './approval-queue.js';
import { evaluationState } from '../../periods/evaluation-state.js';

const GROUPS = ['late', 'new', 'begun', 'not-submitted', 'returned', 'waiting', 'decided'] as const;
export type Group = (typeof GROUPS)[number];

export interface QueueLine {
  id: number;
  name: string;
  unitName: string;
  month: string;
  state: string;
  href: string;
  at: Date | null;
  dueOn: string;
  late: boolean;
  flagged: boolean;
  score: string | null;
  waitsFor: string;
  waitsCount: number;
}

const NAMED = 4;

/** Each evaluation stands in one group: where the approver can act first, what is decided last. */
export function groupOf(item: QueueItem): Group | 'not-yet' {
  if (item.status === 'approved' || item.status === 'reviewed' || item.status === 'excused')
    return item.deciding ? 'begun' : 'decided';
  if (item.waitsFor.length > 0 && item.deciding) return 'waiting';
  if (item.late) return 'late';
  if (item.status === 'returned') return 'returned';
  if (item.status === 'submitted') return item.beganAt ? 'begun' : 'new';
  return item.deciding ? 'not-submitted' : 'not-yet';
}

export function queueGroups(items: readonly QueueItem[], today: string): { group: Group; lines: QueueLine[] }[] {
  return GROUPS.map((group) => ({
    group,
    lines: items.filter((item) => groupOf(item) === group).map((item) => queueLine(item, today)),
  })).filter(({ lines }) => lines.length > 0);
}

export function queueLine(item: QueueItem, today: string): QueueLine {
  const decided = groupOf(item) === 'decided';
  return {
    id: item.id,
    name: item.name,
    unitName: item.unitName,
    month: item.month,
    state: evaluationState({ ...item, today }),
    href: decided
      ? `/evaluations/${item.id}`
      : item.mine
        ? `/approvals/${item.id}`
        : `/approvals/${item.id}/outside-decision`,
    at: decided ? item.approvedAt : item.submittedAt,
    dueOn: item.approvalDueOn,
    late: item.late,
    flagged: item.flaggedAt !== null,
    score: decided && item.status !== 'excused' ? item.score : null,
    waitsFor: item.waitsFor.slice(0, NAMED).join(', ') + (item.waitsFor.length > NAMED ? '…' : ''),
    waitsCount: item.waitsFor.length,
  };
}

export function ownLine(row: QueueRow, today: string) {
  const state = evaluationState({ ...row, today });
  return {
    month: row.month,
    state,
    dueOn: row.selfDueOn,
    href: `/evaluations/${row.id}`,
    mayFill: state === 'draft' || state === 'returned',
  };
}
