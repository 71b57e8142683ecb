import type { Dec } from '../decimal.js';

/** Editions that are law, read first-hand. */
export type LawCode = 'nd-335-2025';
export type EditionCode = LawCode | 'hanoi-3814-2018';

/** The four kinds of people in one ward: cán bộ, công chức, viên chức, người lao động. */
export const personTypes = ['cadre', 'civil-servant', 'public-employee', 'contract'] as const;
export type PersonType = (typeof personTypes)[number];

/**
 * Where the rules of an edition come from. `law`: read first-hand, articles may be cited.
 * `press-and-second-hand`: known from news and summaries; no article of it is ever cited.
 */
type SourceClass = 'law' | 'press-and-second-hand';

/**
 * Why an edition may hold for somebody. `law`: without anybody's choice. `agency-may-decide`: the law leaves it to
 * the agency. `unit-choice`: the unit's own decision, which no text read first-hand speaks of.
 */
type Standing = 'law' | 'agency-may-decide' | 'unit-choice';

export interface Edition {
  readonly code: EditionCode;
  /** The document's number, as people name it. */
  readonly document: string;
  /** YYYY-MM-DD */
  readonly signed: string;
  readonly inForce: string;
  readonly source: SourceClass;
  readonly persons: Readonly<Record<PersonType, { readonly standing: Standing; readonly article: string | null }>>;
}

export interface LawEdition extends Edition {
  readonly code: LawCode;
  readonly source: 'law';
}

/** A figure of the law and the article it stands in: `14.2b` is Điều 14 khoản 2 điểm b. */
export interface Sourced<T> {
  readonly value: T;
  readonly article: string;
}

/** A figure of the law, or a reading: then `silent` is the article that leaves it open. */
export type Figure<T> = Sourced<T> | { readonly value: T; readonly silent: string };

/** A step of a scale: the level holds from `from` points up to the next step. */
export interface Step<Level extends string> {
  readonly level: Level;
  readonly from: Dec;
}
