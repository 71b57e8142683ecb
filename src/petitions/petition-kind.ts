import type { Act } from '../acts/act.js';
import type { Decider } from '../standing/decider.js';
import type { Issue } from '../web/issues.js';
import type { Body } from '../web/read-form.js';
import type { PetitionOn } from './petition.entity.js';

export const OUTCOMES = ['kept', 'replaced'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a petition ended: answered, or taken back by who filed it. */
export type Ended = Outcome | 'withdrawn';

/** What every petition says of itself, whichever paper it is about. */
export interface PetitionFacts {
  id: number;
  /** Who filed it. */
  officialId: number;
  outcome: Ended | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** A paper whose own person stands before it, locked. */
export interface Contestable {
  paperId: number;
  /** The result in force; null where none can be contested now. */
  contestedId: number | null;
  chain: string;
  /** Whose paper, and of which month or year, as the notice says it. */
  about: Record<string, unknown>;
  /** Who hears it, once it is filed. */
  decider(id: number): Decider | undefined | Promise<Decider | undefined>;
}

/** How it was answered. */
export interface Answer {
  outcome: Outcome;
  reason: string;
  /** The result that takes the place of the contested one; null where that is kept. */
  renewedId: number | null;
  /** What else the act says, by the kind. */
  more?: Record<string, unknown>;
}

interface Told {
  chain: string;
  detail: Record<string, unknown>;
  href: string;
  about: Record<string, unknown>;
}

/** What is particular about petitions on one paper: who files and who decides, what is contested, what may change and how it is written. */
export interface PetitionKind<Opened extends { petition: PetitionFacts }> {
  on: PetitionOn;
  /** Its notices are `<noun>-received`, `<noun>-kept`, `<noun>-replaced` and `<noun>-withdrawn`. */
  noun: string;
  acts: Record<'filed' | Ended, string>;
  /** A petition stands at `<address>/<id>`. */
  address: string;
  /** The conflict where nothing can be contested, and the issue of a reason that is too short or too long. */
  faults: { notNow: string; reason: string };
  /** What the act that files it calls the contested result. */
  contested: string;
  /** Working days to answer one received on this day. */
  workingDays(receivedOn: string): number;
  /** The paper, locked: 404, and 403 for anybody but its person. */
  openToFile(act: Act, paperId: number): Promise<Contestable>;
  /** The petition with what it hangs on, locked: 404, and 403 for anybody who does not decide it. */
  openToDecide(act: Act, id: number): Promise<Opened>;
  /** Reads the decision and writes the new result where it makes one. */
  answer(act: Act, opened: Opened, body: Body): Promise<Answer | Issue[]>;
  told(petition: Opened['petition'], answer: Answer): Told;
}
