import type { Outcome } from '../../petitions/petition-kind.js';
import { readOutcome, readReason } from '../../petitions/petition.form.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import type { Label } from '../year-record.queries.js';
import { LABELS } from './new-label.js';

export interface LabelDecision {
  outcome: Outcome;
  label: Label | null;
  reason: string;
}

export function readLabelDecision(body: unknown): FormResult<LabelDecision> {
  const { outcome, issues: unchosen } = readOutcome(body, 'classification:issue.outcome');
  const { reason, issues: unreasoned } = readReason(body, 'classification:issue.reason');
  const label = readLabel(body);
  const none = outcome === 'replaced' && label === null;
  const unnamed: Issue[] = none ? [{ field: 'label', code: 'classification:issue.labelNeeded' }] : [];
  const issues = [...unchosen, ...unnamed, ...unreasoned];
  return issues.length > 0 ? { issues } : { value: { outcome, label, reason } };
}

export function readLabel(body: unknown): Label | null {
  const { label } = tidy(body);
  return LABELS.find((each) => each === label) ?? null;
}
