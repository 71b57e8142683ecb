import { hasRoleAt, within, type Actor } from '../web/actor.js';
import type { Sheet } from './sheet.queries.js';

/** How a person stands to a sheet. A person may stand in several ways; `self` shuts every deciding way. */
export interface Standing {
  self: boolean;
  /** Decides on it now: the head of the unit, for a head the head above, at the root the outside approver. */
  approver: boolean;
  /** Head of a unit above the approver's, or a deputy who leads this person. */
  above: boolean;
  committee: boolean;
  personnel: boolean;
  inspector: boolean;
}

export interface SheetFacts {
  sheet: Pick<Sheet, 'officialId' | 'unitPath'>;
  approver: { officialId: number } | 'outside';
  /** Officials who lead this person by a deputy's oversight. */
  ledBy: readonly number[];
}

export function standing(actor: Actor, facts: SheetFacts): Standing {
  const { sheet, approver } = facts;
  const self = actor.officialId === sheet.officialId;
  const other = !self;
  const heads = [...actor.heads, ...actor.headPosts];
  return {
    self,
    approver:
      other &&
      (approver === 'outside'
        ? hasRoleAt(actor, 'outside-approver', sheet.unitPath)
        : approver.officialId === actor.officialId),
    above:
      other && (within(sheet.unitPath, heads) || (actor.officialId !== null && facts.ledBy.includes(actor.officialId))),
    committee: other && within(sheet.unitPath, actor.committees),
    personnel: other && hasRoleAt(actor, 'personnel', sheet.unitPath),
    inspector: other && hasRoleAt(actor, 'inspector', sheet.unitPath),
  };
}

/** What of a sheet a person may read now. */
export interface Sight {
  /** That it exists, its state and its deadlines. */
  exists: boolean;
  /** Self entries other than marks not revealed yet, evidence, notes. */
  self: boolean;
  /** The self marks of conduct criteria and the self totals. */
  selfMarks: boolean;
  /** The approved result with its arithmetic, and the record. */
  result: boolean;
}

/**
 * A draft is its author's alone. A submitted sheet is the approver's too, blind first where the unit says so, and the
 * inspector's. A result is for the person, those who lead them, the committees over the unit, personnel and inspector.
 */
export function sight(at: Standing, sheet: Pick<Sheet, 'status' | 'revealedAt' | 'blindFirst' | 'approvalId'>): Sight {
  const known = Object.values(at).some(Boolean);
  const decided = sheet.status === 'approved' || sheet.status === 'reviewed';
  const begun = sheet.status !== 'draft';
  const result = sheet.approvalId !== null && known;
  const reader = at.above || at.committee || at.personnel || at.inspector;
  const self = at.self || (begun && (at.approver || at.inspector)) || (decided && reader);
  const blind = at.approver && !at.self && sheet.blindFirst && !sheet.revealedAt && !decided;
  return { exists: known, self, selfMarks: self && !blind, result };
}

/** Stops every write to a sheet: the period is closed and no confirmed reopening runs. */
export function writable(sheet: Pick<Sheet, 'closedAt' | 'reopened'>): boolean {
  return sheet.closedAt === null || sheet.reopened;
}
