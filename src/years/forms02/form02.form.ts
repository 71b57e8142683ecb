import type { Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';

export const SELF_LABELS = ['excellent', 'good', 'completed', 'not-completed'] as const;
type SelfLabel = (typeof SELF_LABELS)[number];
const REPORT = { least: 10, most: 8000 } as const;

export interface Form02Draft {
  /** The revision that the person saw; null when the body names none. */
  version: number | null;
  /** undefined: the body says nothing of it. */
  selfLabel: SelfLabel | undefined;
  selfReport: string | undefined;
  issues: Issue[];
}

/** What is right of a body; the rest stays as it was stored. A label once chosen is changed, not emptied. */
export function readForm02(body: unknown): Form02Draft {
  const raw = (body ?? {}) as Record<string, unknown>;
  const { version, selfLabel, selfReport = '' } = tidy(body);
  const report =
    typeof raw['selfReport'] === 'string' && typeof selfReport === 'string'
      ? selfReport.replaceAll('\0', '')
      : undefined;
  const long = report !== undefined && report.length > REPORT.most;
  return {
    version: typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : null,
    selfLabel: SELF_LABELS.find((label) => label === selfLabel),
    selfReport: long ? undefined : report,
    issues: long
      ? [{ field: 'selfReport', code: 'years:issue.tooLong', params: { most: REPORT.most, now: report.length } }]
      : [],
  };
}

/** What stands in the way of handing it in (Art 21.1a, 21.1b). */
export function missingOf(yearRecord: { selfLabel: string | null; selfReport: string }): Issue[] {
  const issues: Issue[] = [];
  if (yearRecord.selfReport.length < REPORT.least)
    issues.push({ field: 'selfReport', code: 'years:issue.selfReport', params: REPORT });
  if (yearRecord.selfLabel === null) issues.push({ field: 'selfLabel', code: 'years:issue.selfLabel' });
  return issues;
}
