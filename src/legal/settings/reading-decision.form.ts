import { Length } from 'class-validator';
import { Day } from '../../web/days.js';
import type { FormResult } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';

class ReadingDecision {
  @Length(1, 60, { context: { code: 'legal-periods:issue.decision' } })
  readingNumber!: string;

  @Day()
  readingDate!: string;
}

/** The agency's decision by which a reading is chosen: it moves people's scores, so nobody sets it in passing. */
export function readReadingDecision(
  body: unknown,
  today: string,
): FormResult<{ decisionNumber: string; decisionDate: string }> {
  const read = readForm(ReadingDecision, body, today);
  if (read.issues) return { issues: read.issues };
  const { readingNumber, readingDate } = read.value;
  if (readingDate > today) return { issues: [{ field: 'readingDate', code: 'legal-periods:issue.future' }] };
  return { value: { decisionNumber: readingNumber, decisionDate: readingDate } };
}
