import { REASON_MAX, type Closing } from '../rounds/closing.js';
import type { FormResult, Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';

const NOTE_MAX = 2000;

/** `note`, and `reason-<its id>` for each paper that stays open. */
export function readClosing(body: unknown): FormResult<Closing> & { typed: Closing } {
  const fields = tidy(body);
  const issues: Issue[] = [];
  const note = typeof fields['note'] === 'string' ? fields['note'] : null;
  if (note && note.length > NOTE_MAX) issues.push({ field: 'note', code: 'maxLength', params: { most: NOTE_MAX } });
  const reasons = new Map<number, string>();
  for (const [field, value] of Object.entries(fields)) {
    const id = /^reason-(\d{1,9})$/.exec(field)?.[1];
    if (id === undefined || typeof value !== 'string') continue;
    reasons.set(Number(id), value);
    if (value.length > REASON_MAX) issues.push({ field, code: 'maxLength', params: { most: REASON_MAX } });
  }
  const typed = { note, reasons };
  return issues.length > 0 ? { issues, typed } : { value: typed, typed };
}
