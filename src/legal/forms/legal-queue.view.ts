import { formHref } from '../by-law.js';
import type { LegalQueueItem } from './legal-queue.js';

const LEGAL_GROUPS = ['review', 'waiting', 'not-submitted', 'returned', 'people', 'not-yet', 'decided'] as const;
export type LegalGroup = (typeof LEGAL_GROUPS)[number];

export interface LegalQueueLine {
  id: number;
  edition: string;
  name: string;
  unitName: string;
  month: string;
  span: 'month' | 'quarter';
  leader: boolean;
  state: LegalState;
  href: string;
  at: Date | null;
  dueOn: string;
  late: boolean;
  score: string | null;
  note: string | null;
  waits: number;
  waitsFor: string;
}

export type LegalState = 'draft' | 'submitted' | 'returned' | 'confirmed' | 'absent' | 'not-submitted';

export function legalState(
  legalForm: { status: string; closedAt: Date | null; selfDueOn: string },
  today: string,
): LegalState {
  return legalForm.status === 'draft' && (legalForm.closedAt !== null || today > legalForm.selfDueOn)
    ? 'not-submitted'
    : (legalForm.status as LegalState);
}

/** Each form stands in one group: where the scorer can act first, what is decided last. */
function legalGroupOf(item: LegalQueueItem): LegalGroup {
  if (item.stale) return 'review';
  if (item.status === 'confirmed' || item.status === 'absent') return 'decided';
  if (item.deciding && item.waitsFor.length > 0) return 'people';
  if (item.deciding) return item.deciding === 'submitted' ? 'waiting' : 'not-submitted';
  return item.status === 'returned' ? 'returned' : 'not-yet';
}

export function legalQueueGroups(
  items: readonly LegalQueueItem[],
  today: string,
): { group: LegalGroup; folded: boolean; lines: LegalQueueLine[] }[] {
  return LEGAL_GROUPS.map((group) => ({
    group,
    folded: group === 'decided' || group === 'not-yet',
    lines: items.filter((item) => legalGroupOf(item) === group).map((item) => line(item, today)),
  })).filter(({ lines }) => lines.length > 0);
}

const NAMED = 4;

function line(item: LegalQueueItem, today: string): LegalQueueLine {
  const { id, edition, name, unitName, month, span, leader, late, note, waitsFor } = item;
  const address = formHref(edition, id);
  const decided = item.status === 'confirmed';
  return {
    id,
    edition,
    name,
    unitName,
    month,
    span,
    leader,
    late,
    note,
    state: legalState(item, today),
    href: item.deciding ? `${address}/confirmation` : address,
    at: decided ? item.confirmedAt : item.submittedAt,
    dueOn: item.deciding ? item.confirmDueOn : item.selfDueOn,
    score: decided ? item.score : null,
    waits: waitsFor.length,
    waitsFor: waitsFor.slice(0, NAMED).join(', ') + (waitsFor.length > NAMED ? '…' : ''),
  };
}
