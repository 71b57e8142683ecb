import type { Issue } from '../../web/issues.js';
import { shares, unmarked } from '../forms/confirmation.blockers.js';
import { readHead, type HeadStated } from '../forms/confirmation.form.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import type { LegalResultRow } from '../forms/legal-results.queries.js';
import type { Outcome } from '../../petitions/petition-kind.js';
import { readOutcome, readReason } from '../../petitions/petition.form.js';
import { textOf, type Body } from '../../web/read-form.js';

export interface LegalPetitionDecision {
  outcome: Outcome;
  reason: string;
  stated: HeadStated;
  /** Counted marks on the work whose objective cause the decision confirms (Điều 14.2b, 14.2c). */
  waived: number[];
}

/** What the result in force states, as the form is prefilled with it. */
export function statedOf(result: LegalResultRow): HeadStated {
  const { marks, organising, organisingReason, uniting, unitingReason, opinion } = result;
  return { marks, markReasons: {}, organising, organisingReason, uniting, unitingReason, opinion, headReason: '' };
}

export function readPetitionDecision(
  body: Body,
  contested: LegalResultRow,
  legalForm: Pick<LegalForm, 'month' | 'leader'>,
): { value: LegalPetitionDecision; issues: Issue[] } {
  const { outcome, issues: unchosen } = readOutcome(body, 'legal:petition.outcomeNeeded');
  const { reason, issues: unreasoned } = readReason(body, 'legal:fault.length');
  const { leader } = legalForm;
  const replaced = outcome === 'replaced';
  const { stated, issues: faults } = readHead(replaced ? body : {}, statedOf(contested), legalForm);
  const open = replaced
    ? [...unmarked(emptied(body, stated).marks), ...(leader ? shares({ leader, ...stated }) : [])]
    : [];
  return {
    value: {
      outcome,
      reason,
      stated,
      waived: replaced ? waivedOf(body, contested) : [],
    },
    issues: [
      ...[...unchosen, ...unreasoned, ...faults],
      ...open.map(({ code, field, ...params }) => ({ field, code: `legal:blocker.${code}`, params })),
    ],
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
