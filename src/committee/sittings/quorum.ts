export interface QuorumRule {
  /** A share of the members, at least a half: as many as are needed is the first whole number above it. */
  above: number;
  /** Whether a member withdrawn from an item still counts for its quorum. */
  withdrawnCount: boolean;
}

export interface Quorum {
  members: number;
  /** Who counts: present, and for an item not withdrawn from it unless the rule says otherwise. */
  counted: number;
  needed: number;
  met: boolean;
}

/** @param withdrawn of those present; 0 for the sitting as a whole */
export function quorumOf(rule: QuorumRule, members: number, present: number, withdrawn = 0): Quorum {
  const needed = Math.floor(rule.above * members + 1e-9) + 1;
  const counted = rule.withdrawnCount ? present : present - withdrawn;
  return { members, counted, needed, met: members > 0 && counted >= needed };
}

export interface Votes {
  inFavour: number;
  against: number;
  abstained: number;
}

/** Carried by more than half of those entitled: present and not withdrawn. */
export function carried({ inFavour }: Votes, entitled: number): boolean {
  return inFavour * 2 > entitled;
}
