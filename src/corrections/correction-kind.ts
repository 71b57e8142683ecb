import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import type { Issue } from '../web/issues.js';
import type { Capability } from '../web/actor.js';

export type Words = Readonly<Record<string, string>>;

export interface CorrectedField {
  name: string;
  /** Letters. 0: may be left empty. */
  least: number;
  most: number;
  /** What it is called, where the label of its name does not say it. */
  title?: string;
  rows?: number;
  /** A day: typed as days are, kept as YYYY-MM-DD. With `least` 0 it may be left empty. */
  day?: true;
  /** A number: in its field and read as the language writes it, kept with a point (`settle` makes it so). */
  number?: true;
  /** One of these codes, worded by the labels `<words><code>`; or by the `names` of records, where the empty code is `<words>none`. */
  oneOf?: { codes: readonly string[]; words: string; names?: Readonly<Record<string, string>> };
}

/** One thing that somebody stated, as it stands before it is put right. */
export interface Stated {
  id: number;
  words: Words;
  /** Its chain in the audit, and the unit whose readers may read it. */
  chain: string;
  unitId: number;
  /** What it is, for the page's title: parameters of `corrections:<code>.heading`. */
  about: { name?: string; month?: string; year?: string; title?: string; span?: string };
  /** The page on which it stands. */
  href: string;
  /** Who is told when it changes. */
  told: readonly number[];
  /** Its own fields, where they differ from one thing to another. */
  fields?: readonly CorrectedField[];
  /** Where they read it, if not on that page. */
  toldAt?: string;
  /** Taking it back means something else here: label `corrections:<code>.withdraw.<way>`. */
  way?: string;
}

/** A paper that a change touches: whose, of when, and who decides on it before and after. */
export interface TouchedPaper {
  paper: 'evaluation' | 'legal' | 'year';
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  unit: string;
  /** YYYY-MM, of a year YYYY. */
  month: string;
  span: 'month' | 'quarter' | 'year';
  status: string;
  decided: boolean;
  closed: boolean;
  /** Whose account gave the result. */
  scorer: number | null;
  /** Null: outside the tree. */
  approver: string | null;
  approverAfter: string | null;
  unitAfter: string;
  /** What becomes of an open paper. */
  fate: 'stays' | 'moves' | 'comes' | 'goes' | 'excused' | 'set-aside' | 'follows' | 'held';
}

/** What a change touches. Where it is a closed month or something decided, another has to confirm it. */
export interface Touches {
  second: boolean;
  /** Nothing to look at first: it is done at once. */
  atOnce?: true;
  papers: readonly TouchedPaper[];
  /** More papers than were looked at. */
  more: boolean;
  /** Closed months and published years: their reports and means stay. */
  rounds: readonly { kind: 'evaluations' | 'law' | 'year'; time: string; span: string; name: string }[];
  /** Labels `corrections:touched.note.<code>`. */
  notes: readonly { code: string; count: number }[];
  /** The places of it, before and after. */
  unitIds: readonly number[];
  /** Whom it is about, before and after. */
  officialIds: readonly number[];
}

/** What takes part in a change that may need two people. */
interface TwoHands {
  /** Without the rights of who asks: for who confirms. */
  stands(on: Asking, id: number): Promise<Stated | undefined>;
  /** The words as they are kept, with what they mean now (numbers of units and people, under `hidden`); or what is wrong with them. */
  resolve(act: Act, stated: Stated, words: Words): Promise<Words | Issue[]>;
  /** What may keep it from being struck. */
  strikes(act: Act, stated: Stated): Promise<Issue[]>;
  /** What is wrong with it still when it is confirmed. */
  stillRight(act: Act, stated: Stated, words: Words): Promise<Issue[]>;
  /** `change` does it; whatever is done here is undone again. */
  touches(act: Act, stated: Stated, words: Words | null, change: () => Promise<unknown>): Promise<Touches>;
  /** What a refusal by the database means. */
  refused(act: Act, error: unknown, stated: Stated, words: Words): Promise<Issue | null>;
  /** Words that nobody reads. */
  hidden: readonly string[];
}

/** What is particular to one thing that may be put right. The page, the reason, both versions, the act and the words to others are the machine's. */
export interface CorrectionKind {
  /** Stored. */
  code: string;
  /** Its pages stand at `<path>/:id/correction`. */
  path: string;
  allow: readonly Capability[];
  acts: { corrected?: string; withdrawn?: string };
  /** Fields whose words stand with the correction alone: more people read the chain than the thing. */
  untold?: readonly string[];
  fields: readonly CorrectedField[];
  /** 404 by undefined; throws Forbidden, or Conflict where its time is over. */
  find(on: Asking, id: number): Promise<Stated | undefined>;
  /** The words as they are kept: numbers in one writing. */
  settle?(words: Words): Words;
  /** What is wrong with the words, beyond the bounds of each. */
  check?(on: Asking, stated: Stated, words: Words): Promise<Issue[]>;
  /** What the notice to others says of the new words. */
  tells?(words: Words): Record<string, string>;
  /** Which of its days nobody works on: the form warns of them and forbids nothing. */
  resting?(on: Asking, days: Words): Promise<{ field: string; day: string; kind: string; name: string }[]>;
  /** Holds its row until the transaction ends; comes before `find` in an act. */
  lock(act: Act, id: number): Promise<unknown>;
  /** Where the row itself takes the words (null: taken back). Without it the row stays and readers lay the newest words over it. */
  write?(act: Act, stated: Stated, words: Words | null, reason: string): Promise<void>;
  /** Shown before it is done, and done by two where it touches what is decided or closed. */
  twoHands?: TwoHands;
}
