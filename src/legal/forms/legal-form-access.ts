import type { Approver } from '../../standing/chain.js';
import { door } from '../../standing/door.js';
import { standTo, type Standing } from '../../standing/standing.js';
import { legalSight, type LegalSight } from './legal-form.policy.js';
import { findLegalForm, lockLegalForm, type LegalForm } from './legal-form.queries.js';

export interface OpenedLegalForm {
  legalForm: LegalForm;
  at: Standing;
  sight: LegalSight;
  /** Who scores this person today (Art 10.1): the head of the unit; for a head, the head above; at the root, from outside. */
  scorer: Approver;
}

export const { open: openLegalForm, openToAct: openLegalFormToAct } = door({
  find: findLegalForm,
  lock: lockLegalForm,
  async standing(on, actor, legalForm: LegalForm, day: string): Promise<OpenedLegalForm | null> {
    const { at, approver } = await standTo(on, actor, legalForm, day);
    const sight = legalSight(at, legalForm);
    return sight.exists ? { legalForm, at, sight, scorer: approver } : null;
  },
});
