import type { FormResult, Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import type { Label } from '../year-sheet.queries.js';
import { LABELS } from './new-label.js';

const PETITION_REASON = { least: 10, most: 4000 } as const;

export function readReason(body: unknown): FormResult<string> {
  const typed = tidy(body)['reason'];
  const reason = typeof typed === 'string' ? typed : '';
  const { least, most } = PETITION_REASON;
  return reason.length < least || reason.length > most
    ? { issues: [{ field: 'reason', code: 'classification:issue.reason', params: PETITION_REASON }] }
    : { value: reason };
}

export interface LabelDecision {
  outcome: 'kept' | 'replaced';
  label: Label | null;
  reason: string;
}

export function readLabelDecision(body: unknown): FormResult<LabelDecision> {
  const { outcome } = tidy(body);
  const issues: Issue[] = [];
  if (outcome !== 'kept' && outcome !== 'replaced')
    issues.push({ field: 'outcome', code: 'classification:issue.outcome' });
  const label = readLabel(body);
  if (outcome === 'replaced' && label === null)
    issues.push({ field: 'label', code: 'classification:issue.labelNeeded' });
  const reason = readReason(body);
  issues.push(...(reason.issues ?? []));
  return issues.length > 0
    ? { issues }
    : { value: { outcome: outcome as LabelDecision['outcome'], label, reason: reason.value! } };
}

export function readLabel(body: unknown): Label | null {
  const { label } = tidy(body);
  return LABELS.find((each) => each === label) ?? null;
}
