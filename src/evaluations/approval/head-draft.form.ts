import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion } from '../../criteria/criterion.js';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { readVersion, textOf, type Body } from '../../web/read-form.js';
import { isTyped } from '../draft/draft.form.js';
import type { ObstacleRow } from '../../obstacles/obstacle.queries.js';
import type { TakenObstacles } from '../../obstacles/taken.js';
import { readTaken } from './head-obstacles.js';
import type { DueCommitment } from '../evaluation.queries.js';
import { valueFault } from '../stated.js';
import { valueField } from '../draft/value-field.js';

const HEAD_BOUNDS = { note: 2000, why: 2000 } as const;

export interface HeadDraft {
  version: number | null;
  values: (Dec | null)[];
  leftOut: boolean[];
  notes: Map<string, string>;
  obstacles: Record<string, number[]>;
  answers: { id: number; kept: boolean | null; why: string | null }[];
  issues: Issue[];
}

export interface HeadDraftBase {
  criteria: readonly Criterion[];
  values: readonly (Dec | null)[];
  leftOut: readonly boolean[];
  taken: TakenObstacles;
  confirmed: readonly ObstacleRow[];
  due: readonly Pick<DueCommitment, 'id' | 'headKept' | 'headReason'>[];
}

/** Reads the approver's form by hand. What is not in the body, or is wrong, stays as it was stored; a total is not looked at. */
export function readHeadDraft(body: Body, base: HeadDraftBase): HeadDraft {
  const issues: Issue[] = [];
  const { criteria } = base;
  return {
    version: readVersion(body),
    values: criteria.map((criterion, place) => {
      const stored = base.values[place] ?? null;
      return isTyped(criterion) ? readValue(body, criterion, 0, stored, issues) : null;
    }),
    leftOut: criteria.map((criterion, place) => readLeftOut(body, criterion, base.leftOut[place] ?? false)),
    notes: readNotes(body, criteria, issues),
    obstacles: readTaken(body, criteria, base.taken, base.confirmed),
    answers: base.due.map((commitment) => readAnswer(body, commitment, issues)),
    issues,
  };
}

export function readValue(
  body: Body,
  criterion: Criterion,
  due: number,
  stored: Dec | null,
  issues: Issue[],
): Dec | null {
  const field = `value.${criterion.code}`;
  const typed = textOf(body, field);
  if (typed === undefined) return stored;
  if (typed === '') return null;
  const number = numberIn(typed, valueField(criterion));
  const fault = number === null ? 'not-a-number' : valueFault(criterion, number, due);
  if (number !== null && fault === null) return toDec(toUnits(number));
  const issue = {
    field,
    code: faultCode(criterion, fault!),
    params: { text: `“${criterion.text}”: `, max: criterion.max, due },
  };
  issues.push(numberIssue(issue, typed, valueField(criterion)));
  return stored;
}

/** A hidden "no" goes before the box, so that an unticked one is told from one that was not on the page. */
export function readLeftOut(body: Body, criterion: Criterion, stored: boolean): boolean {
  const name = `out.${criterion.code}`;
  const given = Object.hasOwn(body, name) ? [body[name]].flat() : [];
  return given.length === 0 ? stored : given.includes('yes');
}

/** Reasons by criterion code; '' is the reason of the whole decision. */
export function readNotes(body: Body, criteria: readonly Criterion[], issues: Issue[]): Map<string, string> {
  const notes = new Map<string, string>();
  for (const code of ['', ...criteria.map((criterion) => criterion.code)]) {
    const typed = textOf(body, `note.${code}`);
    if (typed === undefined) continue;
    if (typed.length <= HEAD_BOUNDS.note) notes.set(code, typed);
    else
      issues.push({
        field: `note.${code}`,
        code: 'approvals:fault.long',
        params: { most: HEAD_BOUNDS.note, now: typed.length },
      });
  }
  return notes;
}

function readAnswer(
  body: Body,
  commitment: HeadDraftBase['due'][number],
  issues: Issue[],
): HeadDraft['answers'][number] {
  const { id, headKept, headReason } = commitment;
  const kept = textOf(body, `kept.${id}`);
  const why = textOf(body, `why.${id}`);
  const long = why !== undefined && why.length > HEAD_BOUNDS.why;
  if (long)
    issues.push({
      field: `why.${id}`,
      code: 'approvals:fault.long',
      params: { most: HEAD_BOUNDS.why, now: why.length },
    });
  return {
    id,
    kept: kept === 'kept' ? true : kept === 'broken' ? false : headKept,
    why: why === undefined || long ? headReason : why || null,
  };
}

function faultCode(criterion: Criterion, fault: string): string {
  return wayOf(criterion) === 'promises' ? 'approvals:fault.promise' : `evaluations:fault.${criterion.kind}.${fault}`;
}
