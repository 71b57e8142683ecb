import type { NamedUnit } from './understanding/unit.js';

export interface KnownPost {
  unitCode: string;
  title: string;
  position: string;
  tier: number;
  fromDate: string;
}

export interface KnownOfficial {
  code: string;
  fullName: string;
  personType: string;
  email: string | null;
  inScope: boolean;
  /** The main post that lasts, and those beside it. */
  post: KnownPost | null;
  others: KnownPost[];
}

/** All that the plan of a file of officials reads of the database. */
export interface OfficialFacts {
  /** Those whose codes the file names, anywhere, and those in scope who have the name of a row without a code. */
  officials: KnownOfficial[];
  /** The open units in scope that the file may mean. */
  units: NamedUnit[];
  /** `[unit, official]` of who heads those today. */
  heads: [string, string][];
  /** Codes of records that were merged into another, with the code that holds today: null outside the scope. */
  merged: [string, string | null][];
  /** Codes that a code made here must not be, lower case. */
  taken: string[];
  today: string;
  /** The last closed day of the roots over these units, and over those where people stand now. */
  shut: [string, string][];
}

export interface OfficialLine {
  code: string;
  fullName: string;
  personType: string;
  unitCode: string;
  title: string;
  position: string;
  tier: number;
  fromDate: string;
  email: string | null;
  main: boolean;
}

export function samePost(line: Omit<KnownPost, 'fromDate'>, post: KnownPost): boolean {
  return (
    line.unitCode === post.unitCode &&
    line.title === post.title &&
    line.position === post.position &&
    line.tier === post.tier
  );
}

/** The post that a line says otherwise of: the main one, or the one beside it in the same unit. */
export function postBefore(line: OfficialLine, before: KnownOfficial | undefined): KnownPost | null {
  if (!before) return null;
  return line.main ? before.post : (before.others.find(({ unitCode }) => unitCode === line.unitCode) ?? null);
}
