import type { Stamp } from '../../audit/checkpoints/stamp.js';
import type { Side } from '../../reports/docx/grid.js';
import type { StyledRun } from '../../reports/docx/text.js';
import type { PaperHeader } from '../../reports/paper/paper.js';

/** A form as blocks, with all its words: what PDF and DOCX are both made from, so that they say the same. */
export interface Form {
  /** The forms of the state are in Vietnamese, whoever prints them. */
  lang: 'vi';
  /** The title of the document for readers and screen readers. */
  title: string;
  /** "Mẫu số 01", at the right above all. */
  code?: string;
  header: PaperHeader;
  heading: { title: string; under: Run[] };
  blocks: FormBlock[];
  /** One at the right, or two beside each other. */
  signatures: FormSignature[];
  recipients?: { label: string; items: string[] };
  footnotes: { mark: string; text: string }[];
  /** The code of a checkpoint of the audit, after the signatures. */
  stamp?: Stamp;
  madeLine?: string;
  landscape?: boolean;
}

export type Run = StyledRun;

export type FormBlock = FormSection | FormField | FormParagraph | FormTicks | FormTable;

export interface FormSection {
  kind: 'section';
  /** Below the document's own title, which is 1. */
  level: 2 | 3;
  runs: Run[];
}

/** A label and what was written there; while empty, dotted to the end of the line and over further lines. */
export interface FormField {
  kind: 'field';
  label: string;
  value: string;
  moreLines?: number;
}

export interface FormParagraph {
  kind: 'paragraph';
  runs: Run[];
  /** With a dash before it. */
  item?: boolean;
}

export interface FormTicks {
  kind: 'ticks';
  items: { text: string; ticked: boolean }[];
}

export interface FormTable {
  kind: 'table';
  /** Shares of the width. */
  columns: { share: number; side: Side }[];
  /** The lines of the head, repeated on each page. */
  head: string[][];
  rows: FormRow[];
  dense?: boolean;
}

/** The first cell may reach over several columns. */
export interface FormRow {
  cells: string[];
  span?: number;
  strong?: boolean;
}

export interface FormSignature {
  dated?: string;
  post: string;
  note?: string;
  title?: string;
  name?: string;
}
