import { convertMillimetersToTwip as mm } from 'docx';

/** A page of a DOCX and its letters. Lengths are in twips, letters in half points. */
export interface PageLayout {
  /** Of the paper while it stands upright. */
  width: number;
  height: number;
  margin: { top: number; bottom: number; left: number; right: number };
  across: boolean;
  textWidth: number;
  /** Headings of the second level are slanted, not bold. */
  quiet?: true;
  size: { footnote: number; recipients: number; label: number; cell: number; body: number; title: number };
}

const A4 = { width: 11906, height: 16838 };
const SIZE = { footnote: 22, recipients: 22, label: 24, cell: 25, body: 26, title: 28 };

export const FONT = 'Times New Roman';
export const LINE = { rule: 6, cell: 4 };
/** NĐ 30/2020, Phụ lục I. */
export const STATE = upright({ top: 20, bottom: 20, left: 30, right: 18 }, SIZE);
export const PARTY = upright({ top: 20, bottom: 20, left: 30, right: 15 }, { ...SIZE, body: 28 });
/** One person's month, on one page. */
export const SLIP = upright({ top: 16, bottom: 18, left: 22, right: 18 }, { ...SIZE, body: 21, cell: 20, title: 32 });
/** Several pages under a band that says what they are. */
export const DRAFT: PageLayout = {
  ...upright({ top: 24, bottom: 20, left: 28, right: 18 }, { ...SIZE, title: 32 }),
  quiet: true,
};

function upright(sides: PageLayout['margin'], size: PageLayout['size']): PageLayout {
  const margin = { top: mm(sides.top), bottom: mm(sides.bottom), left: mm(sides.left), right: mm(sides.right) };
  return { ...A4, margin, size, across: false, textWidth: A4.width - margin.left - margin.right };
}

/** The same letters on a page that lies across. */
export function across(layout: PageLayout): PageLayout {
  const margin = { top: mm(20), bottom: mm(18), left: mm(20), right: mm(20) };
  return { ...layout, margin, across: true, textWidth: A4.height - margin.left - margin.right };
}
