import type { Criterion } from '../../criteria/criterion.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';

export const RETURN_BOUNDS = { least: 10, most: 2000, criterion: 500 } as const;

export interface ReturnInput {
  reason: string;
  /** Reasons by criterion code. */
  criteria: Record<string, string>;
}

export function readReturn(body: Body, criteria: readonly Criterion[]): { value: ReturnInput; issues: Issue[] } {
  const issues: Issue[] = [];
  const reason = textOf(body, 'reason') ?? '';
  const { least, most } = RETURN_BOUNDS;
  if (reason.length < least) issues.push({ field: 'reason', code: 'approvals:return.short', params: { least } });
  if (reason.length > most)
    issues.push({ field: 'reason', code: 'approvals:fault.long', params: { most, now: reason.length } });
  const named: Record<string, string> = {};
  for (const { code } of criteria) {
    const text = textOf(body, `because.${code}`) ?? '';
    if (text.length > RETURN_BOUNDS.criterion) {
      issues.push({
        field: `because.${code}`,
        code: 'approvals:fault.long',
        params: { most: RETURN_BOUNDS.criterion, now: text.length },
      });
    }
    if (text) named[code] = text;
  }
  return { value: { reason, criteria: named }, issues };
}
