import { progressOf } from '../rounds/round-state.js';
import { CALENDAR_DAYS, type Calendar } from './calendar.js';
import { periodNow, type Phase } from './period-state.js';
import type { Counts, PeriodRow } from './period.queries.js';
import { sheetState, type SheetState } from './sheet-state.js';
import type { PeriodSheet } from './sheet-list.queries.js';

type StepState = 'done' | 'now' | 'todo';

const STEP_OF: Record<Phase, keyof Calendar | null> = {
  'self-scoring': 'selfDueOn',
  approving: 'approvalDueOn',
  reviewing: 'reviewDueOn',
  closing: 'closesOn',
  overdue: null,
};

/** The head of every page about a period. */
export function periodHead(period: PeriodRow, today: string) {
  const now = periodNow(period, today);
  return {
    month: period.month,
    rootName: period.rootName,
    state: now.state,
    phase: now.phase,
    next: now.next,
    overdue: now.phase === 'overdue',
    closesOn: period.closesOn,
    openedAt: period.openedAt,
    openedBy: period.openedBy,
    closedAt: period.closedAt,
    closedBy: period.closedBy,
    closingNote: period.closingNote,
    href: `/periods/${period.id}`,
  };
}

/** The five days as steps: what is past, what runs, what is to come. */
export function calendarSteps(
  period: PeriodRow,
  today: string,
): { field: keyof Calendar; on: string; state: StepState }[] {
  const { state, phase } = periodNow(period, today);
  const current = state === 'planned' ? 'opensOn' : phase ? STEP_OF[phase] : null;
  const at = current ? CALENDAR_DAYS.indexOf(current) : CALENDAR_DAYS.length;
  return CALENDAR_DAYS.map((field, index) => ({
    field,
    on: period[field],
    state: index < at ? 'done' : index === at ? 'now' : 'todo',
  }));
}

/** Decided sheets of all. */
export function progress(counts: Counts): ReturnType<typeof progressOf> {
  return progressOf(counts.approved + counts.reviewed + counts.excused, counts.sheets);
}

export interface SheetLine {
  id: number;
  name: string;
  code: string;
  unitName: string;
  state: SheetState;
  waitsFor: string | null;
  waitsOutside: boolean;
  excusal: { id: number; kind: string; reason: string } | null;
  closingReason: string | null;
  canExcuse: boolean;
  canEndExcusal: boolean;
  canAskReopening: boolean;
}

interface LineFacts {
  period: PeriodRow;
  today: string;
  mayRun: boolean;
  ownOfficialId: number | null;
  /** The approver's name by sheet; "outside" is null with the sheet in the map. */
  approvers: ReadonlyMap<number, string | null>;
}

export function sheetLine(sheet: PeriodSheet, facts: LineFacts): SheetLine {
  const { period, today } = facts;
  const open = period.openedAt !== null && period.closedAt === null;
  const may = facts.mayRun && sheet.officialId !== facts.ownOfficialId;
  const waits = sheet.status === 'submitted' && (open || sheet.reopened) && facts.approvers.has(sheet.id);
  return {
    id: sheet.id,
    name: sheet.name,
    code: sheet.code,
    unitName: sheet.unitName,
    state: sheetState({
      status: sheet.status,
      selfDueOn: period.selfDueOn,
      closedAt: period.closedAt,
      today,
      reopened: sheet.reopened,
    }),
    waitsFor: waits ? (facts.approvers.get(sheet.id) ?? null) : null,
    waitsOutside: waits && facts.approvers.get(sheet.id) === null,
    excusal:
      sheet.excusalId === null ? null : { id: sheet.excusalId, kind: sheet.excusalKind!, reason: sheet.excusalReason! },
    closingReason: sheet.reopened ? null : sheet.closingReason,
    canExcuse: may && open && sheet.status !== 'reviewed' && sheet.status !== 'excused',
    canEndExcusal: may && open && sheet.excusalId !== null,
    canAskReopening: may && period.closedAt !== null && !sheet.reopeningOpen,
  };
}
