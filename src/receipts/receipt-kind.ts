import type { Act } from '../acts/act.js';
import type { PetitionOn } from '../petitions/petition.entity.js';

/** A paper whose own person stands before it, locked. */
interface Receivable {
  /** The result in force; null where there is none yet. */
  resultId: number | null;
  chain: string;
}

/** What is particular about the receipt of one paper's result. */
export interface ReceiptKind {
  on: PetitionOn;
  acts: { given: string; changed: string };
  /** 404, and 403 for anybody but the paper's person. */
  openOwn(act: Act, paperId: number): Promise<Receivable>;
}
