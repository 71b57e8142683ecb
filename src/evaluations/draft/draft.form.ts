import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion } from '../../criteria/criterion.js';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { readVersion, textOf, type Body } from '../../web/read-form.js';
import { valueField } from './value-field.js';
import { valueFault } from '../stated.js';

const BOUNDS = { note: 4000, proof: 2000 } as const;

interface PromiseAnswer {
  id: number;
  kept: boolean | null;
  proof: string | null;
}

/** What a body of the evaluation says. Whatever is not in the body, or is wrong, stays as it was stored. */
export interface Draft {
  /** The revision that the person saw; null when the body names none. */
  version: number | null;
  values: (Dec | null)[];
  /** By criterion code; '' is the note on the whole evaluation. */
  notes: Map<string, string>;
  answers: PromiseAnswer[];
  issues: Issue[];
}

export interface DraftBase {
  criteria: readonly Criterion[];
  values: readonly (Dec | null)[];
  due: readonly { id: number; selfKept: boolean | null; selfProof: string | null; said: boolean }[];
}

export type DraftBody = Body;

/** Reads the hot body by hand: a few dozen texts, no classes. A total in it is not looked at. */
export function readDraft(body: DraftBody, base: DraftBase): Draft {
  const issues: Issue[] = [];
  const values = base.criteria.map((criterion, place) => {
    const stored = base.values[place] ?? null;
    return isTyped(criterion) ? readValue(body, criterion, stored, issues) : null;
  });
  const notes = new Map<string, string>();
  for (const code of ['', ...base.criteria.map((criterion) => criterion.code)]) readNote(body, code, notes, issues);
  const answers = base.due.map((commitment) => readAnswer(body, commitment, issues));
  return { version: readVersion(body), values, notes, answers, issues };
}

/** Marks, figures and counts are typed; promises are answered one by one, unit results come from others. */
export function isTyped(criterion: Criterion): boolean {
  return wayOf(criterion) !== 'promises' && wayOf(criterion) !== 'led';
}

function readValue(body: DraftBody, criterion: Criterion, stored: Dec | null, issues: Issue[]): Dec | null {
  const field = `value.${criterion.code}`;
  const typed = textOf(body, field);
  if (typed === undefined) return stored;
  if (typed === '') return null;
  const number = numberIn(typed, valueField(criterion));
  const fault = number === null ? 'not-a-number' : valueFault(criterion, number, 0);
  if (number !== null && fault === null) return toDec(toUnits(number));
  const issue = {
    field,
    code: `evaluations:fault.${criterion.kind}.${fault}`,
    params: { text: `“${criterion.text}”: `, max: criterion.max },
  };
  issues.push(numberIssue(issue, typed, valueField(criterion)));
  return stored;
}

function readNote(body: DraftBody, code: string, notes: Map<string, string>, issues: Issue[]): void {
  const field = `note.${code}`;
  const typed = textOf(body, field);
  if (typed === undefined) return;
  if (typed.length <= BOUNDS.note) notes.set(code, typed);
  else issues.push({ field, code: 'evaluations:fault.note', params: { most: BOUNDS.note, now: typed.length } });
}

function readAnswer(body: DraftBody, commitment: DraftBase['due'][number], issues: Issue[]): PromiseAnswer {
  const { id, selfKept, selfProof, said } = commitment;
  const kept = textOf(body, `kept.${id}`);
  const proof = textOf(body, `proof.${id}`);
  if (said) return saidAlready(commitment, kept, issues);
  const long = proof !== undefined && proof.length > BOUNDS.proof;
  if (long)
    issues.push({
      field: `proof.${id}`,
      code: 'evaluations:fault.note',
      params: { most: BOUNDS.proof, now: proof.length },
    });
  return {
    id,
    kept: kept === 'kept' ? true : kept === 'broken' ? false : selfKept,
    proof: proof === undefined || long ? selfProof : proof || null,
  };
}

/** What others read is not turned over in passing: an older tab that says otherwise is told the way. */
function saidAlready(
  { id, selfKept: kept, selfProof: proof }: DraftBase['due'][number],
  typed: string | undefined,
  issues: Issue[],
): PromiseAnswer {
  if (typed !== undefined && typed !== (kept ? 'kept' : 'broken'))
    issues.push({ field: `kept.${id}`, code: 'evaluations:fault.said' });
  return { id, kept, proof };
}
