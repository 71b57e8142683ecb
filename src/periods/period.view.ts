import { progressOf } from '../rounds/round-state.js';
import { CALENDAR_DAYS, type Calendar } from './calendar.js';
import { periodNow, type Phase } from './period-state.js';
import type { Counts, PeriodRow } from './period.queries.js';
import { evaluationState, type EvaluationState } from './evaluation-state.js';
import type { PeriodEvaluation } from './evaluation-list.queries.js';

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

/** Decided evaluations of all. */
export function progress(counts: Counts): ReturnType<typeof progressOf> {
  return progressOf(counts.approved + counts.reviewed + counts.excused, counts.evaluations);
}

export interface EvaluationLine {
  id: number;
  name: string;
  code: string;
  unitName: string;
  state: EvaluationState;
  waitsFor: string | null;
  waitsOutside: boolean;
  excusal: { id: number; kind: string; reason: string } | null;
  closingReason: string | null;
  canExcuse: boolean;
  canCorrectExcusal: boolean;
  canAskReopening: boolean;
}

interface LineFacts {
  period: PeriodRow;
  today: string;
  mayRun: boolean;
  ownOfficialId: number | null;
  /** The approver's name by evaluation; "outside" is null with the evaluation in the map. */
  approvers: ReadonlyMap<number, string | null>;
}

export function evaluationLine(evaluation: PeriodEvaluation, facts: LineFacts): EvaluationLine {
  const { period, today } = facts;
  const open = period.openedAt !== null && period.closedAt === null;
  const may = facts.mayRun && evaluation.officialId !== facts.ownOfficialId;
  const waits =
    evaluation.status === 'submitted' && (open || evaluation.reopened) && facts.approvers.has(evaluation.id);
  return {
    id: evaluation.id,
    name: evaluation.name,
    code: evaluation.code,
    unitName: evaluation.unitName,
    state: evaluationState({
      status: evaluation.status,
      selfDueOn: evaluation.selfDueOn,
      neverIn: evaluation.neverIn,
      closedAt: period.closedAt,
      today,
      reopened: evaluation.reopened,
    }),
    waitsFor: waits ? (facts.approvers.get(evaluation.id) ?? null) : null,
    waitsOutside: waits && facts.approvers.get(evaluation.id) === null,
    excusal:
      evaluation.excusalId === null
        ? null
        : { id: evaluation.excusalId, kind: evaluation.excusalKind!, reason: evaluation.excusalReason! },
    closingReason: evaluation.reopened ? null : evaluation.closingReason,
    canExcuse: may && open && evaluation.status !== 'reviewed' && evaluation.status !== 'excused',
    canCorrectExcusal: may && period.openedAt !== null && evaluation.excusalId !== null,
    canAskReopening: may && period.closedAt !== null && !evaluation.reopeningOpen,
  };
}
