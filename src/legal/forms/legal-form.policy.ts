import { isKnown, type Standing } from '../../standing/standing.js';
import type { LegalForm } from './legal-form.queries.js';

/** What of a form a person may read now. */
export interface LegalSight {
  /** That it exists, its state and its days. */
  exists: boolean;
  /** The ten self marks, strengths and limits. */
  self: boolean;
  /** The assigned work with its marks. */
  work: boolean;
  /** The confirmed points with their terms. */
  result: boolean;
}

/**
 * A draft's marks are its author's alone; the work given is also its giver's, who stands above, personnel's and the
 * inspector's. A confirmed result is for the person, those above, the committees over the unit, personnel and inspector (Art 17.3).
 */
export function legalSight(at: Standing, legalForm: Pick<LegalForm, 'status' | 'resultId'>): LegalSight {
  const known = isKnown(at);
  const handedIn = legalForm.status === 'submitted' || legalForm.status === 'confirmed';
  const duty = at.approver || at.above || at.personnel || at.inspector;
  return {
    exists: known,
    self: at.self || (handedIn && duty),
    work: at.self || duty,
    result: legalForm.resultId !== null && known,
  };
}

/** The author writes while the form is theirs and the month is open. */
export function selfWritable(legalForm: Pick<LegalForm, 'status' | 'closedAt'>): boolean {
  return legalForm.closedAt === null && (legalForm.status === 'draft' || legalForm.status === 'returned');
}

/** Work, marks and the competent person's entries move until the result is confirmed or the month is closed. */
export function workWritable(legalForm: Pick<LegalForm, 'status' | 'closedAt'>): boolean {
  return legalForm.closedAt === null && legalForm.status !== 'confirmed' && legalForm.status !== 'absent';
}
