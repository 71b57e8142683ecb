import type { Stamp } from '../audit/checkpoints/stamp.js';
import type { Dec } from '../scoring/decimal.js';
import type { Lang } from '../web/labels.js';
import type { PaperHeader, PaperSubject, Recipients, Signature, Tone } from './paper/paper.js';
import type { PaperTemplate } from './paper/render-pdf.js';

/**
 * A report as it was reckoned once. The page, the paper and the workbook are three ways to show this one object,
 * so a figure cannot differ between them: figures stand in it as decimals, words in the reader's language.
 */
export interface ReportModel {
  code: string;
  lang: Lang;
  /** Without its ending: thuoc-do-2026-11-PM-unit-month. */
  fileName: string;
  title: string;
  layout: PaperTemplate;
  landscape?: boolean;
  /** Stands at the head of each page. */
  band?: string;
  header: PaperHeader;
  /** The official name of who issues it, where one was typed: it stands on the worksheets too. */
  official?: string;
  subject: PaperSubject;
  /** Period, version of the criteria, when and by whom it was made. */
  facts: Fact[];
  /** What this report lacks, in sentences. */
  missing: string[];
  blocks: ReportBlock[];
  signatures: Signature[];
  recipients?: Recipients;
  madeLine: string;
  stamp?: Stamp;
}

export interface Fact {
  label: string;
  value: string;
}

export type Format = 'page' | 'paper' | 'workbook';

/** A block stands in every format that can show it, or only in those named. */
export type ReportBlock = Drawn & { on?: Format[] };
type Drawn =
  | Heading
  | Paragraph
  | List
  | FigureRow
  | Note
  | Table
  | Facts
  | Dumbbell
  | Strip
  | Trend
  | Score
  | CriteriaLines;

interface Heading {
  kind: 'heading';
  level: 1 | 2;
  text: string;
}
interface Paragraph {
  kind: 'paragraph';
  text: string;
}
interface List {
  kind: 'list';
  items: string[];
}
interface Facts {
  kind: 'facts';
  items: Fact[];
}
interface Note {
  kind: 'note';
  tone: 'plain' | 'question' | 'missing';
  title?: string;
  text: string;
}
export interface Figure {
  label: string;
  value: Cell;
  note?: string;
}
interface FigureRow {
  kind: 'figures';
  items: Figure[];
}

export interface Table {
  kind: 'table';
  /** The name of its evaluation in a workbook. */
  name: string;
  caption?: string;
  columns: Column[];
  rows: Row[];
  note?: string;
  /** Lies across, after the signatures of the paper. */
  annex?: boolean;
  dense?: boolean;
}
export interface Column {
  header: string;
  /** Said in full where there is room: in a workbook and to a screen reader. */
  full?: string;
  kind: 'text' | 'number' | 'pair' | 'date';
  /** In letters, in a workbook. */
  width?: number;
  /** A share of the width on paper: texts 1, figures a half unless said. */
  share?: number;
}
export type Row = { cells: Cell[]; total?: boolean } | { group: string };

export type Cell = string | TextCell | NumberCell | PairCell | DateCell;
interface Styled {
  tone?: Tone;
  strong?: boolean;
}
interface TextCell extends Styled {
  text: string;
  /** A second line under the text. */
  under?: string;
  href?: string;
}
/** `places`: two for scores, `short` for points (at most two, no zeros at the end), `whole` for counts. */
export type Places = 'score' | 'short' | 'whole';
export interface NumberCell extends Styled {
  number: Dec | null;
  places: Places;
  /** A difference: with its sign, and with the word where it is read. */
  signed?: boolean;
  word?: string;
  /** In place of a number that there is not. */
  none?: string;
}
/** Self and approved: two lines of a cell, two columns of a workbook. */
interface PairCell {
  self: Dec | null;
  approved: Dec | null;
  places: Places;
  none?: string;
}
interface DateCell {
  date: string | null;
}

export interface Dumbbell {
  kind: 'dumbbell';
  /** `leaders`: a leader and the mean of their people; `self`: approved and self. */
  of: 'leaders' | 'self';
  title: string;
  rows: { name: string; full: Dec | null; hollow: Dec | null }[];
  note?: string;
}
export interface Strip {
  kind: 'strip';
  title: string;
  rows: { name: string; scores: Dec[] }[];
  note?: string;
}
export interface Trend {
  kind: 'trend';
  title: string;
  word: string;
  points: { month: string; value: Dec | null }[];
  note?: string;
}
interface Score {
  kind: 'score';
  main: Figure;
  others: Figure[];
  self: Dec | null;
  approved: Dec | null;
}
export interface CriteriaLines {
  kind: 'criteria';
  rows: CriteriaLine[];
  self: Dec | null;
  approved: Dec | null;
}
export interface CriteriaLine {
  criterion: string;
  basis: string;
  /** The factor of an exemplary criterion. */
  factor: Dec | null;
  remarks: string[];
  self: Dec | null;
  approved: Dec | null;
  max: Dec;
  weight: Dec;
}
