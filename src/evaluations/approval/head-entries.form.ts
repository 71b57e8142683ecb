import type { Criterion } from '../../criteria/criterion.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import { readLeftOut, readNotes, readValue } from './head-draft.form.js';
import type { Body } from '../../web/read-form.js';
import { owesReason, type MeasuredFigures } from '../measured.js';
import { mustState } from '../stated.js';

/** Every entry of an evaluation stated at once, as an outside decision and a decision on a petition do. Promises are typed as a count. */
export interface Entries {
  values: (Dec | null)[];
  leftOut: boolean[];
  notes: Record<string, string>;
  issues: Issue[];
}

/** With `figures`, another figure than the measure's needs its own reason; a petition and a sitting give one for the whole. */
export function readEntries(
  body: Body,
  criteria: readonly Criterion[],
  due: number,
  figures?: MeasuredFigures,
): Entries {
  const issues: Issue[] = [];
  const leftOut = criteria.map((criterion) => readLeftOut(body, criterion, false));
  const notes = Object.fromEntries(
    [...readNotes(body, criteria, issues)].filter(([code, text]) => code !== '' && text !== ''),
  );
  const values = criteria.map((criterion, place) => {
    if (leftOut[place] || !mustState(criterion, due)) return null;
    const before = issues.length;
    const value = readValue(body, criterion, due, null, issues);
    if (value === null && issues.length === before) {
      issues.push({
        field: `value.${criterion.code}`,
        code: 'approvals:blocker.empty',
        params: { number: place + 1, text: criterion.text },
      });
    }
    return value;
  });
  criteria.forEach(({ code, text }, place) => {
    if (!owesReason(values[place] ?? null, code, figures, notes[code])) return;
    const what = figures?.[code]?.own ? 'own-figure' : 'figure';
    issues.push({ field: `note.${code}`, code: `approvals:blocker.${what}`, params: { number: place + 1, text } });
  });
  criteria.forEach((criterion, place) => {
    if (!leftOut[place] || notes[criterion.code]) return;
    issues.push({
      field: `note.${criterion.code}`,
      code: 'approvals:blocker.left-out',
      params: { number: place + 1, text: criterion.text },
    });
  });
  return { values, leftOut, notes, issues };
}
