import type { Criterion } from '../../criteria/criterion.js';
import type { Body } from '../../web/read-form.js';
import { readEntries, type Entries } from '../../evaluations/approval/head-entries.form.js';
import type { Result } from '../../evaluations/result/results.queries.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';

/** One entry before and after; null: left out. */
interface EntryChange {
  code: string;
  text: string;
  before: Dec | null;
  after: Dec | null;
}

export interface ChangedEntries {
  entries: Entries;
  changes: EntryChange[];
}

/** Every entry stated, with what differs from the result in force. A total is not an entry. */
export function readChanges(body: Body, result: Result): { value: ChangedEntries; issues: Issue[] } {
  const { criteria } = result.content;
  const entries = readEntries(body, criteria, result.dueCount);
  const changes = criteria.flatMap((criterion, place) => changeOf(criterion, place, result, entries));
  const none =
    entries.issues.length === 0 && changes.length === 0
      ? [{ field: 'entries', code: 'sittings:issue.nothingChanged' }]
      : [];
  return { value: { entries, changes }, issues: [...entries.issues, ...none] };
}

function changeOf({ code, text }: Criterion, place: number, result: Result, entries: Entries): EntryChange[] {
  const before = result.leftOut[place] ? null : (result.values[place] ?? null);
  const after = entries.leftOut[place] ? null : (entries.values[place] ?? null);
  const same = before === null || after === null ? before === after : toUnits(before) === toUnits(after);
  return same && (result.leftOut[place] ?? false) === entries.leftOut[place] ? [] : [{ code, text, before, after }];
}
