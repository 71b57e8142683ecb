import type { Issue } from '../../web/issues.js';
import { shares, unmarked } from '../sheets/confirmation.blockers.js';
import { readHead, type HeadStated } from '../sheets/confirmation.form.js';
import type { LegalSheet } from '../sheets/legal-sheet.queries.js';
import type { LegalResultRow } from '../sheets/legal-results.queries.js';
import { textOf, type Body } from '../../web/read-form.js';

export const DECISION_BOUNDS = { least: 10, most: 4000 } as const;

export interface LegalPetitionDecision {
  outcome: 'kept' | 'replaced';
  reason: string;
  stated: HeadStated;
  /** Counted marks on the work whose objective cause the decision confirms (Điều 14.2b, 14.2c). */
  waived: number[];
}

/** What the result in force states, as the form is prefilled with it. */
export function statedOf(result: LegalResultRow): HeadStated {
  const { marks, organising, organisingReason, uniting, unitingReason, opinion } = result;
  return { marks, organising, organisingReason, uniting, unitingReason, opinion, headReason: '' };
}

export function readPetitionDecision(
  body: Body,
  contested: LegalResultRow,
  sheet: Pick<LegalSheet, 'month' | 'leader'>,
): { value: LegalPetitionDecision; issues: Issue[] } {
  const outcome = textOf(body, 'outcome');
  const reason = textOf(body, 'reason') ?? '';
  const { least, most } = DECISION_BOUNDS;
  const issues: Issue[] = [];
  if (outcome !== 'kept' && outcome !== 'replaced')
    issues.push({ field: 'outcome', code: 'legal:petition.outcomeNeeded' });
  if (reason.length < least || reason.length > most)
    issues.push({ field: 'reason', code: 'legal:fault.length', params: { least, most } });
  const { leader } = sheet;
  const replaced = outcome === 'replaced';
  const { stated, issues: faults } = readHead(replaced ? body : {}, statedOf(contested), sheet);
  const open = replaced
    ? [...unmarked(emptied(body, stated).marks), ...(leader ? shares({ leader, ...stated }) : [])]
    : [];
  issues.push(
    ...faults,
    ...open.map(({ code, field, ...params }) => ({ field, code: `legal:blocker.${code}`, params })),
  );
  return {
    value: {
      outcome: replaced ? 'replaced' : 'kept',
      reason,
      stated,
      waived: replaced ? waivedOf(body, contested) : [],
    },
    issues,
  };
}

/** A mark emptied in the form is no mark, not the old one. */
function emptied(body: Body, stated: HeadStated): HeadStated {
  const marks = Object.fromEntries(
    Object.entries(stated.marks).filter(([item]) => textOf(body, `mark.${item}`) !== ''),
  );
  return { ...stated, marks };
}

function waivedOf(body: Body, { work }: LegalResultRow): number[] {
  const ticked = new Set([body['waive'] ?? []].flat().map(String));
  const counted = work.flatMap(({ marks }) => marks.filter(({ waivedAt, removedAt }) => !waivedAt && !removedAt));
  return counted.filter(({ id }) => ticked.has(String(id))).map(({ id }) => id);
}
