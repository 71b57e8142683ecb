import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import type { Dec } from '../scoring/decimal.js';
import type { DaySpan } from '../standing/former.js';
import type { Rows } from '../database/db.js';
import type { Body } from '../web/read-form.js';
import type { Issue } from '../web/issues.js';

/** What a mark can be proposed for, and the field it is typed in. */
export interface Proposable {
  code: string;
  field: string;
  text: string;
}

/** A person's paper as a former head sees it: nothing that was stated in it. */
export interface InterimPaper {
  id: number;
  officialId: number;
  unitId: number;
  name: string;
  unitName: string;
  month: string;
  /** Whether the paper is of the month, or of the quarter that ends with it. */
  rhythm: 'month' | 'quarter';
  /** The days of the month (or the quarter). */
  span: DaySpan;
  /** Neither decided nor closed. */
  open: boolean;
  chain: string;
  proposable: readonly Proposable[];
}

/** What is particular about one paper. */
export interface InterimKind {
  /** Stored with its corrections, and the column of a view that names the paper. */
  code: 'interim-view' | 'legal-interim-view' | 'hanoi-interim-view';
  column: 'evaluationId' | 'legalFormId';
  /** Its page stands at `<path>/:id/interim-view`. */
  path: string;
  acts: Record<'left' | 'corrected' | 'withdrawn', string>;
  hrefs: { decider(id: number): string; paper(id: number): string };
  find(on: Asking, id: number): Promise<InterimPaper | undefined>;
  lock(act: Act, id: number): Promise<unknown>;
  /** The marks of a body, by code; each fault as an issue of its field. An empty field proposes nothing. */
  readMarks(
    on: Rows,
    paper: InterimPaper,
    body: Body,
    issues: Issue[],
  ): Promise<Partial<Record<string, Dec>>> | Partial<Record<string, Dec>>;
}
