/** One decided evaluation of a month, as far as the signals need it. Scores are 0…100, plain numbers: statistics, never scores of record. */
export interface EvaluationFact {
  readonly officialId: number;
  readonly self: number | null;
  readonly approved: number;
  /** Self less approved over the criteria stated on both sides; null where nothing was handed in. */
  readonly gap: number | null;
  /** Every assessed entry stands at its maximum. */
  readonly atMax: boolean;
  /** Every approved entry equals its self entry; false where there is no self column. */
  readonly equal: boolean;
  /** How many criteria were assessed. */
  readonly criteria: number;
  /** From the approver's first opening to the approval; null where it is not known. */
  readonly seconds: number | null;
  readonly exemplarity: number | null;
  /** What the head and the official wrote on the evaluation, each text as `normalWords` gives it. */
  readonly texts: readonly (readonly string[])[];
  /** The month's legal score. */
  readonly legal: number | null;
}

export interface MeasureFact {
  readonly code: string;
  /** As the measures' own room judges its move; one that cannot be judged is no fact. */
  readonly verdict: 'better' | 'worse' | 'same';
}

/** What one head decided in one month: everybody whose evaluation they approve. */
export interface GroupMonth {
  readonly headId: number;
  readonly unitId: number;
  /** Units of one kind are like units. */
  readonly kind: string;
  /** YYYY-MM */
  readonly month: string;
  readonly evaluations: readonly EvaluationFact[];
  /** The head's own. */
  readonly exemplarity: number | null;
  readonly measures: readonly MeasureFact[];
}

export type SignalCode =
  | 'approved-equals-self'
  | 'fast-approval'
  | 'narrow-spread'
  | 'band-bunching'
  | 'all-at-maximum'
  | 'leader-above-all'
  | 'repeated-text'
  | 'leniency'
  | 'self-minus-approved';

/** Numbers by name: the labels make the sentence. */
export type SignalFigures = Readonly<Record<string, number>>;

/** Whom the figures speak of: people of the head's own group, and other heads of like units (0 where none is looked at). */
export interface Compared {
  readonly people: number;
  readonly heads: number;
}

/** What a signal makes of one month. */
export interface Reading {
  readonly holds: boolean;
  readonly figures: SignalFigures;
  readonly compared: Compared;
  /** Larger is further towards the threshold and past it. For the simulation's ranking only: it is never shown. */
  readonly strength: number;
}

/** One head's people over one month or several: a point for each person, who counts once however many months there are. */
export interface HeadSummary {
  readonly headId: number;
  readonly people: number;
  readonly approved: number;
  readonly self: number;
  /** Sums of squares and products of the people's points about the head's own means. */
  readonly selfSquares: number;
  readonly approvedSquares: number;
  readonly products: number;
}

/** What a month is read beside. */
interface Around {
  /** The same head's earlier months of the window, the oldest first. */
  readonly earlier: readonly GroupMonth[];
  /** Heads of like units in the same month, the head themself left out or not: they are never compared with themself. */
  readonly like: readonly HeadSummary[];
}

export interface Signal {
  readonly code: SignalCode;
  readonly thresholds: SignalFigures;
  /** The fewest people the group may have. */
  readonly fewest: number;
  /** Null: the group is too small, or nothing is known. Such a month counts as not holding. */
  read(month: GroupMonth, around: Around): Reading | null;
  /** Over the whole window at once, where the months alone do not say it. */
  over?(months: readonly GroupMonth[], like: readonly HeadSummary[]): Reading | null;
}

/** A question to be asked, with its numbers: never a verdict. */
export interface Raised {
  readonly code: SignalCode;
  readonly headId: number;
  /** The unit of the latest month. */
  readonly unitId: number;
  readonly kind: string;
  readonly thresholds: SignalFigures;
  readonly fewest: number;
  /** Always the six months of the window, the oldest first. */
  readonly months: readonly { readonly month: string; readonly reading: Reading | null }[];
  /** In how many of them it holds: three or more. */
  readonly held: number;
  /** The largest group of those months. */
  readonly compared: Compared;
  readonly over: Reading | null;
  readonly strength: number;
}
