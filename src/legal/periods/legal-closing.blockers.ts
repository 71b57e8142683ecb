export type LegalClosingBlocker =
  | { code: 'too-many'; count: number; limit: number }
  | { code: 'over-ceiling'; count: number; limit: number }
  | { code: 'petition-open'; name: string; dueOn: string }
  | { code: 'reason-needed'; sheetId: number; name: string };

/** So many can be named on one page; where more are open, confirm or record absences first. */
export const NAMED_AT_MOST = 200;
const REASON_MIN = 5;

interface LegalClosingFacts {
  open: readonly { id: number; name: string }[];
  petitions: readonly { name: string; dueOn: string }[];
  /** Hanoi's frame: more A than the ceiling over those rated. */
  overCeiling?: { excellent: number; ceiling: number } | null;
  /** Reasons given, by form. */
  reasons: ReadonlyMap<number, string>;
}

/** What stands in the way of closing. A form without a score closes only with its reason, and its month stays missing. */
export function legalClosingBlockers({
  open,
  petitions,
  overCeiling,
  reasons,
}: LegalClosingFacts): LegalClosingBlocker[] {
  const blockers: LegalClosingBlocker[] = petitions.map(({ name, dueOn }) => ({ code: 'petition-open', name, dueOn }));
  if (overCeiling) blockers.push({ code: 'over-ceiling', count: overCeiling.excellent, limit: overCeiling.ceiling });
  if (open.length > NAMED_AT_MOST) return [...blockers, { code: 'too-many', count: open.length, limit: NAMED_AT_MOST }];
  for (const { id, name } of open) {
    if ((reasons.get(id) ?? '').length < REASON_MIN) blockers.push({ code: 'reason-needed', sheetId: id, name });
  }
  return blockers;
}
