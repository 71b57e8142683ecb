import {
  NAMED_AT_MOST,
  paperBlockers,
  type ClosingRules,
  type Looked,
  type PaperBlocker,
} from '../../rounds/closing.js';
import { overCeilingOfA } from '../hanoi/hanoi-quota.js';
import { LegalClosingReason } from './legal-closing-reason.entity.js';
import { openForms, openPetitions, type LegalFormLine } from './legal-form-list.queries.js';
import { LegalPeriod } from './legal-period.entity.js';
import { openLegalPeriodToRun } from './legal-period.policy.js';
import type { LegalPeriodRow } from './legal-period.queries.js';

export type LegalClosingBlocker =
  | PaperBlocker
  /** Hanoi's frame: more A than the ceiling over those rated. */
  | { code: 'over-ceiling'; name: string; count: number; limit: number }
  | { code: 'petition-open'; name: string; dueOn: string };

/** A form without a score closes only with its reason, and its month stays missing. */
export const LEGAL_CLOSING: ClosingRules<LegalPeriodRow, Looked<LegalFormLine, LegalClosingBlocker>> = {
  chain: 'legal-period',
  act: 'legal-period.closed',
  entity: LegalPeriod,
  toClose: openLegalPeriodToRun,
  lockPapers: (act, id) =>
    act.rows('select id from legal_forms where legal_period_id = $1 order by id for update', [id]),
  async look(on, { id }, reasons) {
    const open = await openForms(on, id, NAMED_AT_MOST + 1);
    const blockers: LegalClosingBlocker[] = (await openPetitions(on, id)).map(({ name, dueOn }) => ({
      code: 'petition-open',
      name,
      dueOn,
    }));
    for (const { unitName, excellent, ceiling } of await overCeilingOfA(on, id))
      blockers.push({ code: 'over-ceiling', name: unitName, count: excellent, limit: ceiling });
    return { open, blockers: [...blockers, ...paperBlockers(open, reasons, on.today)] };
  },
  writeReasons: (act, _, reasons) =>
    act.insertMany(
      LegalClosingReason,
      reasons.map(([legalFormId, reason]) => ({ legalFormId, reason, ...act.by })),
    ),
};
