import type { FormResult, Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import type { Label } from '../year-record.queries.js';
import { mayPropose } from './group.blockers.js';

export const REASON = { least: 10, most: 2000 } as const;
const HANDLING_MOST = 4000;

export interface Proposal {
  /** Null: the label of the record. */
  lowered: boolean;
  reason: string | null;
  handling: string;
}

/** The only label that may be proposed beside the record's is 'good' in place of 'excellent', and it needs its reason. */
export function readProposal(body: unknown, computed: Label | null): FormResult<Proposal> {
  const fields = tidy(body);
  const issues: Issue[] = [];
  const text = (field: string) => (typeof fields[field] === 'string' ? (fields[field] as string) : '');
  const asked = text('label') || 'record';
  const [reason, handling] = [text('reason'), text('handling')];
  const lowered = asked === 'good' && computed === 'excellent';
  if (asked !== 'record' && !mayPropose(computed, asked as Label))
    issues.push({ field: 'label', code: 'classification:issue.onlyGood' });
  if (lowered && (reason.length < REASON.least || reason.length > REASON.most))
    issues.push({ field: 'reason', code: 'classification:issue.reason', params: REASON });
  if (handling.length > HANDLING_MOST)
    issues.push({ field: 'handling', code: 'classification:issue.handling', params: { most: HANDLING_MOST } });
  return issues.length > 0 ? { issues } : { value: { lowered, reason: lowered ? reason : null, handling } };
}
