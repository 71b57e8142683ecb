import type { PersonType } from '../../scoring/editions/edition.js';

/** Each paper as plain data. Figures are texts as they are printed ("27,50"); an empty text is an empty place on the form. */

/** A civil day, "2026-12-05"; without one the form leaves the dotted place. */
export type Day = string | null;

export interface PaperAgency {
  above?: string;
  name: string;
  /** Of its numbers. */
  suffix?: string;
}

export interface PaperPerson {
  name: string;
  post: string;
  unit: string;
  /** The kind of person, where it was kept; headings and their signature line name it (Điều 28.2). */
  kind?: PersonType;
}

export interface PaperSigner {
  date?: Day;
  title?: string;
  name?: string;
}

/** `number` is the month 1 to 12 or the quarter 1 to 4. */
export interface PaperPeriod {
  span: 'month' | 'quarter';
  number: number;
  year: number;
}

export type Band = 'excellent' | 'good' | 'completed' | 'not-completed';

/** Mẫu số 01. The common items carry the self marks alone; the authority's figures stand in `common`, `results` and `total` (II.1 to II.3). */
export interface Mau01Paper {
  agency: PaperAgency;
  person: PaperPerson;
  period: PaperPeriod | null;
  /** Ten, in the form's order: I.1, I.2, II.1 to II.4, III.1 to III.4. */
  selfMarks: readonly string[];
  /** Sums of the groups I, II and III, where they are to be shown. */
  selfGroups?: readonly [string, string, string];
  selfTotal: string;
  common: string;
  results: string;
  total: string;
  strengths: string;
  limits: string;
  opinion: string;
  place: string;
  self: PaperSigner;
  authority: PaperSigner;
  /** What the person said of the result, in one line under the form. */
  receipt?: string;
}

/** Mẫu số 02. */
export interface Mau02Paper {
  agency: PaperAgency;
  person: PaperPerson;
  year: number | null;
  /** Twelve, January first. */
  months: readonly { score: string; note: string }[];
  mean: string;
  meanNote?: string;
  selfLabel: Band | null;
  authorityLabel: Band | null;
  handling: string;
  place: string;
  self: PaperSigner;
  authority: PaperSigner;
  receipt?: string;
}

/** A month's form by Hanoi's frame. */
export interface HanoiFormPaper {
  agency: PaperAgency;
  person: PaperPerson;
  period: PaperPeriod | null;
  document: string;
  groups: readonly {
    group: string;
    most: string;
    self: string;
    scorer: string;
    items: readonly { text: string; most: string; self: string; scorer: string }[];
  }[];
  selfSum: string;
  score: string;
  /** A to D; empty while there is no result. */
  grade: string;
  limits: string;
  opinion: string;
  place: string;
  self: PaperSigner;
  scorer: PaperSigner;
  receipt?: string;
  madeLine?: string;
}

/** Biên bản cuộc họp nhận xét, đánh giá (Điều 21.1b, 21.2b). */
export interface MinutesPaper {
  agency: PaperAgency;
  /** "Số: 12/BB-UBND" is printed from "12/BB-UBND". */
  number: string;
  place: string;
  date: Day;
  year: number | null;
  /** The agency or part whose civil servants met. */
  unit: string;
  /** "14 giờ 00, ngày 02 tháng 12 năm 2026" */
  startedAt: string;
  endedAt: string;
  venue: string;
  chair: { name: string; title: string };
  secretary: { name: string; title: string };
  invited: string;
  present: string;
  absent: readonly { name: string; reason: string }[];
  /** In the order of the minutes; empty where they do not say. */
  attendees?: readonly { name: string; capacity: string }[];
  people: readonly MinutesPerson[];
  /** Of heads of parts who took part in writing. */
  writtenOpinions: readonly { by: string; text: string }[];
  conclusion?: string;
  /** How the minutes were adopted; null while they are not. Where only those in favour were counted, of those present. */
  vote: { inFavour: string; against: string; abstained: string } | { inFavour: string } | null;
  /** Only what was said of this person: the paper calls itself an extract. */
  extractOf?: string;
  recipients?: readonly string[];
}

export interface MinutesPerson {
  name: string;
  post: string;
  selfReport: string;
  opinions: readonly { by: string; text: string }[];
}

/** Thông báo kết quả xếp loại to the person (Điều 21.1đ, 21.2đ). */
export interface NoticePaper {
  agency: PaperAgency;
  number: string;
  place: string;
  date: Day;
  year: number | null;
  person: PaperPerson;
  label: Band | 'not-classified' | null;
  /** The mean of the year's scores; empty where there is none. */
  mean: string;
  /** Why the label is not the mean's band, or why there is none: with the point of the decree and the decision. */
  reason?: string;
  decision?: { number: string; date: Day };
  /** The decision that this result replaces: a fault found later (Điều 21.3), or a petition (Điều 22). */
  replaces?: { number: string; date: Day; because: 'found-later' | 'petition' };
  /** How the result is made public in the agency. */
  publicity?: string;
  /** Who takes a petition (Điều 22); the authority that classified. */
  petitionTo: string;
  signer: { prefix?: string; post: string; name: string };
  recipients: readonly string[];
}

/** A record of the electronic file: a petition with its decision, the labels as they were given, an opinion. */
export interface RecordPaper {
  agency: PaperAgency;
  title: string;
  about: string;
  person: PaperPerson;
  /** A line without a value is left out. */
  parts: readonly { heading: string; lines: readonly (readonly [label: string, value: string])[]; text?: string }[];
  madeLine: string;
}

/** The internal evaluation: both columns, the work and the formula term by term. Never in place of Mẫu số 01. */
export interface InternalEvaluationPaper {
  agency: PaperAgency;
  person: PaperPerson;
  period: PaperPeriod | null;
  /** Ten, in the order of Mẫu số 01. */
  items: readonly { self: string; authority: string; reason?: string }[];
  self: string;
  authority: string;
  work: readonly InternalWorkRow[];
  /** Sums of the converted quantities, as far as they are known. */
  workTotal?: { assigned: string; completed: string; extra: string };
  /** a, b, c and for leaders d, đ, e. */
  terms: readonly { code: TermCode; fraction: string; value: string; note?: string }[];
  results: string;
  total: string;
  band: Band | null;
  notes?: readonly string[];
  /** One line at the foot: edition, version, when and by whom it was made. */
  madeLine: string;
}

export type TermCode = 'a' | 'b' | 'c' | 'd' | 'đ' | 'e';

export interface InternalWorkRow {
  code: string;
  name: string;
  /** The conversion factor K. */
  factor: string;
  assigned: string;
  completed: string;
  /** Taken over or unplanned (Điều 18.1d). */
  extra: string;
  late: string;
  failed: string;
  /** Marks waived for an objective cause, with who confirmed it. */
  waived: string;
}
