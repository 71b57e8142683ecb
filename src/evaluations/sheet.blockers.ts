import { wayOf } from '../criteria/kind-forms.js';
import type { Sheet, DueCommitment } from './sheet.queries.js';
import { owesReason } from './measured.js';
import { editable } from './own-sheet.js';
import { mustState, type Stated } from './stated.js';

/** What stands in the way of handing a sheet in. `field` is where it is mended. */
export type Blocker = { code: 'not-now' } | Missing;

/** What a sheet still lacks, and where it is filled in. */
export type Missing =
  | { code: 'missing' | 'figure-reason'; field: string; number: number; text: string }
  | { code: 'unanswered'; field: string; text: string };

type Asked = Pick<Sheet, 'content' | 'figures' | 'status' | 'closedAt' | 'reopened' | 'selfDueOn'>;

export function submissionBlockers(
  sheet: Asked,
  stated: Stated,
  due: readonly DueCommitment[],
  today: string,
  notes: Readonly<Record<string, string>>,
): Blocker[] {
  if (!editable(sheet, today)) return [{ code: 'not-now' }];
  return [...missingEntries(sheet, stated), ...unreasoned(sheet, stated, notes), ...unanswered(sheet, due)];
}

/** A figure stated in place of the measure's, and no reason beside it. */
export function unreasoned(
  sheet: Pick<Sheet, 'content' | 'figures'>,
  stated: Stated,
  notes: Readonly<Record<string, string>>,
): Missing[] {
  return sheet.content.criteria.flatMap(({ code, text }, place): Missing[] => {
    const owed = owesReason(stated.values[place] ?? null, code, sheet.figures, notes[code]);
    return owed ? [{ code: 'figure-reason', field: `note.${code}`, number: place + 1, text }] : [];
  });
}

export function missingEntries(sheet: Pick<Sheet, 'content'>, stated: Stated): Missing[] {
  return sheet.content.criteria.flatMap((criterion, place): Missing[] => {
    const typed = wayOf(criterion) !== 'promises' && mustState(criterion, stated.due);
    const missing = typed && (stated.values[place] ?? null) === null;
    return missing
      ? [{ code: 'missing', field: `value.${criterion.code}`, number: place + 1, text: criterion.text }]
      : [];
  });
}

export function unanswered(sheet: Pick<Sheet, 'content'>, due: readonly DueCommitment[]): Missing[] {
  if (!sheet.content.criteria.some((criterion) => wayOf(criterion) === 'promises')) return [];
  return due
    .filter((commitment) => commitment.selfKept === null)
    .map((commitment) => ({ code: 'unanswered', field: `kept.${commitment.id}`, text: commitment.text }));
}
