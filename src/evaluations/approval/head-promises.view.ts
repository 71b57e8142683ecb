import type { DueCommitment } from '../evaluation.queries.js';

/** One due commitment before the approver: what the person said of it, and the approver's own word. */
export interface PromiseLine {
  id: number;
  text: string;
  dueOn: string;
  moved: boolean;
  self: 'kept' | 'broken' | null;
  proof: string;
  field: string;
  value: 'kept' | 'broken' | '';
  why: { id: string; value: string };
}

export function promiseLine(
  commitment: DueCommitment,
  handedIn: boolean,
  typed?: Record<string, unknown>,
): PromiseLine {
  const { id, text, dueOn, firstDueOn, selfKept, selfProof, headKept, headReason } = commitment;
  const why = typed?.[`why.${id}`];
  const kept = typed?.[`kept.${id}`];
  return {
    id,
    text,
    dueOn,
    moved: dueOn !== firstDueOn,
    self: handedIn ? word(selfKept) || null : null,
    proof: handedIn ? (selfProof ?? '') : '',
    field: `kept.${id}`,
    value: kept === 'kept' || kept === 'broken' ? kept : word(headKept),
    why: { id: `why.${id}`, value: typeof why === 'string' ? why : (headReason ?? '') },
  };
}

function word(kept: boolean | null): 'kept' | 'broken' | '' {
  return kept === null ? '' : kept ? 'kept' : 'broken';
}
