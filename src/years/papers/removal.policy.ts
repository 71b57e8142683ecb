import type { YearRecord } from '../year-record.queries.js';
import type { YearStanding } from '../year-record-access.js';

export type RemovalStep = 'asked' | 'refused' | 'removed';

/** The newest step of a paper's removal, with who took it and why. */
export interface Removal {
  id: number;
  step: RemovalStep;
  reason: string;
  by: string;
  byAccount: number;
  at: Date;
}

interface Kept {
  byAccount: number;
  removal: Removal | null;
}

/** What this person may do to this paper now. */
export interface RemovalRights {
  /** The bytes go at once. */
  remove: boolean;
  /** The year is decided: another one has to confirm. */
  ask: boolean;
  /** Of what somebody else asked for. */
  confirm: boolean;
  /** Of what was asked for, by oneself too: taken back. */
  refuse: boolean;
}

/** Personnel keep the file of a year, and so does who classifies it. */
export function mayKeepPaper(at: YearStanding): boolean {
  return at.personnel || at.classifier;
}

/** Who keeps the file, except one's own. */
export function mayRemovePapers(at: YearStanding): boolean {
  return mayKeepPaper(at) && !at.self;
}

/**
 * While the year is undecided personnel remove a paper, and who kept it removes their own. What a decision may rest on takes two:
 * one asks, another confirms.
 */
export function removalRights(
  at: YearStanding,
  accountId: number,
  { labelId }: Pick<YearRecord, 'labelId'>,
  { byAccount, removal }: Kept,
): RemovalRights {
  const none = { remove: false, ask: false, confirm: false, refuse: false };
  if (!mayRemovePapers(at) || removal?.step === 'removed') return none;
  if (removal?.step === 'asked') return { ...none, confirm: removal.byAccount !== accountId, refuse: true };
  if (labelId !== null) return { ...none, ask: true };
  return { ...none, remove: at.personnel || byAccount === accountId };
}
