import type { Approver } from '../../standing/chain.js';
import { door } from '../../standing/door.js';
import { standTo, type Standing } from '../../standing/standing.js';
import { legalSight, type LegalSight } from './legal-sheet.policy.js';
import { findLegalSheet, lockLegalSheet, type LegalSheet } from './legal-sheet.queries.js';

export interface OpenedLegalSheet {
  sheet: LegalSheet;
  at: Standing;
  sight: LegalSight;
  /** Who scores this person today (Art 10.1): the head of the unit; for a head, the head above; at the root, from outside. */
  scorer: Approver;
}

export const { open: openLegalSheet, openToAct: openLegalSheetToAct } = door({
  find: findLegalSheet,
  lock: lockLegalSheet,
  async standing(on, actor, sheet: LegalSheet, day: string): Promise<OpenedLegalSheet | null> {
    const { at, approver } = await standTo(on, actor, sheet, day);
    const sight = legalSight(at, sheet);
    return sight.exists ? { sheet, at, sight, scorer: approver } : null;
  },
});
