/** What of a record does not hold, for people: whose evaluation, of which month, which field, what stands there and what should. */
export interface Finding {
  code: FindingCode;
  chain: string | null;
  who?: string | null;
  month?: string | null;
  /** A quarter is stored under its last month. */
  span?: string | null;
  /** The table, or "evaluations.score" where one field is meant. */
  field?: string;
  seq?: number | null;
  shown?: string | null;
  expected?: string | null;
}

export type FindingCode =
  | 'altered'
  | 'missing'
  | 'missing-at-end'
  | 'head-altered'
  | 'empty'
  | 'no-act'
  | 'no-row'
  | 'not-as-recorded'
  | 'unsealed'
  | 'seal'
  | 'shown'
  | 'recomputed'
  | 'not-recomputable'
  | 'checkpoint'
  | 'checkpoint-shorter'
  | 'checkpoint-signature';

const MOST = 1000;

/** Keeps the first thousand and counts the rest, so that a ruined database cannot fill the memory. */
export class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(finding: Finding): void {
    this.count++;
    if (this.list.length < MOST) this.list.push(finding);
  }
}
