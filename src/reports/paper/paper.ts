import type { Stamp } from '../../audit/checkpoints/stamp.js';

/**
 * A printed paper as plain data. Figures come as texts already written in the reader's language;
 * only the places of marks in a ruler or a chart come as numbers.
 */
export interface Paper {
  lang: 'vi' | 'en';
  /** The title of the document for readers and screen readers. */
  title: string;
  header: PaperHeader;
  subject: PaperSubject;
  blocks: Block[];
  signatures: Signature[];
  recipients?: Recipients;
  /** One line at the foot of each page: period, version of the criteria, when and by whom it was made. */
  madeLine: string;
  landscape?: boolean;
  /** Stands at the head of each page, the first one too. */
  band?: string;
  /** The code of a checkpoint of the audit, after the signatures. */
  stamp?: Stamp;
}

export interface PaperHeader {
  above?: string;
  agency: string;
  /** "Số: 12/BC-UBND" */
  number?: string;
  /** "Phường Mẫu, ngày 05 tháng 02 năm 2026" */
  dated?: string;
  /** The country's name, or the Party's; in Vietnamese whatever the paper's language is. A slip has none. */
  country?: string;
  motto?: string;
  /** The Party's layout: a star under the committee. */
  party?: boolean;
}

export interface PaperSubject {
  /** "BÁO CÁO" */
  type: string;
  /** The trích yếu. */
  about?: string;
}

export interface Signature {
  /** "TM. ỦY BAN NHÂN DÂN" */
  prefix?: string;
  /** "CHỦ TỊCH" */
  post: string;
  note?: string;
  name?: string;
}

export interface Recipients {
  /** "Nơi nhận:" */
  label: string;
  items: string[];
}

export interface Run {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
}
type Inline = string | Run[];

/** `below` and `above` are said with a sign or a word in the text as well, never by the tone alone. */
export type Tone = 'below' | 'above' | 'soft';

export type Block =
  | Heading
  | Paragraph
  | List
  | Facts
  | FigureRow
  | Note
  | Table
  | RulerBlock
  | Dumbbell
  | Strip
  | Histogram
  | Trend
  | Score
  | CriteriaLines;

export interface Heading {
  kind: 'heading';
  level: 1 | 2 | 3;
  text: string;
}

export interface Paragraph {
  kind: 'paragraph';
  text: Inline;
}

export interface List {
  kind: 'list';
  ordered?: boolean;
  items: Inline[];
}

/** Lines of label and value, in one column or two. As the last block it stays with the signatures. */
export interface Facts {
  kind: 'facts';
  title?: string;
  columns?: 1 | 2;
  items: { label: string; value: Inline }[];
}

/** Two to four large figures in a row. */
export interface FigureRow {
  kind: 'figures';
  items: Figure[];
}

export interface Figure {
  label: string;
  value: string;
  note?: string;
}

export interface Note {
  kind: 'note';
  /** `question` to the committee, `missing` for what the paper lacks. */
  tone: 'plain' | 'question' | 'missing';
  title?: string;
  text: Inline;
}

export interface Table {
  kind: 'table';
  caption?: string;
  columns: TableColumn[];
  rows: TableRow[];
  note?: string;
  /** An annex: after the signatures, on pages that lie across. */
  wide?: boolean;
  /** Smaller letters, for tables of many columns. */
  dense?: boolean;
}

export interface TableColumn {
  header: string;
  /** A share of the width, or as wide as its contents (default 1 for left columns, `auto` for the others). */
  width?: number | 'auto';
  align?: 'left' | 'right' | 'center';
}

/** A `group` row has one cell over the whole width; a `total` row is strong. */
export type TableRow = { cells: TableCell[]; total?: boolean } | { group: string };
export type TableCell = string | { text: Inline; tone?: Tone; strong?: boolean };

export interface Ruler {
  marks: RulerMark[];
  /** What the ruler shows, in words. */
  alt: string;
  /** Edges of a decree's bands; a scorecard's ruler has none. */
  bands?: { from: number; label: string }[];
}

interface RulerMark {
  kind: 'self' | 'approved';
  /** 0…100 */
  at: number;
  /** "Tự chấm" */
  word: string;
  value: string;
}

export interface RulerBlock extends Ruler {
  kind: 'ruler';
  label?: string;
}

interface Chart {
  title: string;
  alt: string;
  note?: string;
  axis: Axis;
  /** The chart as a table, where nothing can be drawn. Of a chart in pieces the first has all of it. */
  figures?: ChartFigures;
}

export type ChartFigures = Pick<Table, 'columns' | 'rows'>;

export interface Axis {
  min: number;
  max: number;
  ticks: { at: number; text: string }[];
}

/** A leader and their people: two dots on one line. */
export interface Dumbbell extends Chart {
  kind: 'dumbbell';
  heads: { leader: string; people: string; difference: string };
  rows: DumbbellRow[];
}

export interface DumbbellRow {
  label: string;
  leader: number | null;
  leaderText: string;
  /** Null when fewer than five people stand behind it. */
  people: number | null;
  peopleText: string;
  differenceText: string;
  /** "thấp hơn" */
  word: string;
  side: 'below' | 'above' | 'same' | 'unknown';
}

/** Each score a dot on the line of its unit, the median a stroke. */
export interface Strip extends Chart {
  kind: 'strip';
  rows: { label: string; values: number[]; median: number | null; text: string }[];
}

interface Histogram {
  kind: 'histogram';
  title: string;
  alt: string;
  note?: string;
  bins: { label: string; count: number; text: string }[];
}

export interface Trend extends Chart {
  kind: 'trend';
  months: string[];
  /** At most three; told apart by mark, dash and the word at the end of the line. */
  series: { word: string; values: (number | null)[]; lastText: string }[];
}

/** The result of a slip: a great figure, smaller ones beside it, and the ruler under both. */
export interface Score {
  kind: 'score';
  main: Figure;
  others: Figure[];
  ruler: Ruler;
}

export interface CriteriaLines {
  kind: 'criteria';
  heads: { criterion: string; self: string; approved: string; max: string; weight: string };
  rows: CriteriaLine[];
  total?: { label: string; self: string; approved: string };
}

export interface CriteriaLine {
  criterion: string;
  /** How the points came about, in a sentence. */
  basis?: string;
  /** "Nêu gương × 1,4" */
  exemplary?: string;
  remark?: string;
  self: string;
  approved: string;
  max: string;
  weight: string;
}
