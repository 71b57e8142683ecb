import { isKnown, type Standing } from '../../standing/standing.js';
import { withoutWork } from './deciding.js';
import type { LegalForm } from './legal-form.queries.js';

/** What of a form a person may read now. */
export interface LegalSight {
  /** That it exists, its state and its days. */
  exists: boolean;
  /** Strengths and limits, in the person's own words. */
  self: boolean;
  /** The self marks: of a form that is scored blind first not before its scorer has marked it too. A head above, or one whom another stands in for, may be its scorer tomorrow. */
  selfMarks: boolean;
  /** The assigned work with its marks. */
  work: boolean;
  /** The confirmed points with their terms. */
  result: boolean;
}

type SightForm = Pick<LegalForm, 'status' | 'resultId' | 'blindFirst' | 'revealedAt'>;

/** The one question whether the scorer may not see yet what the person gave themself. */
export function isBlind({ status, blindFirst, revealedAt }: Omit<SightForm, 'resultId'>): boolean {
  return status === 'submitted' && blindFirst && revealedAt === null;
}

/**
 * A draft's marks are its author's alone; the work given is also its giver's, who stands above, personnel's and the
 * inspector's. A confirmed result is for the person, those above, the committees over the unit, personnel and inspector (Art 17.3).
 */
export function legalSight(at: Standing, legalForm: SightForm): LegalSight {
  const known = isKnown(at);
  const handedIn = legalForm.status === 'submitted' || legalForm.status === 'confirmed';
  const blind = (at.approver || at.above) && !at.self && isBlind(legalForm);
  const duty = at.approver || at.above || at.personnel || at.inspector;
  return {
    exists: known,
    self: at.self || (handedIn && duty),
    selfMarks: (at.self || (handedIn && duty)) && !blind,
    work: at.self || duty,
    result: legalForm.resultId !== null && known,
  };
}

/** The author writes while the form is theirs and the month is open. */
export function selfWritable(legalForm: Pick<LegalForm, 'status' | 'closedAt'>): boolean {
  return legalForm.closedAt === null && (legalForm.status === 'draft' || legalForm.status === 'returned');
}

/** Work, marks and the competent person's entries move until a result is confirmed that has work, or the month is closed. */
export function workWritable(legalForm: Pick<LegalForm, 'status' | 'closedAt' | 'note'>): boolean {
  const decided = legalForm.status === 'confirmed' && !withoutWork(legalForm);
  return legalForm.closedAt === null && !decided && legalForm.status !== 'absent';
}
