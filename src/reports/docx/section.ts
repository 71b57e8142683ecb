import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx';
import { FONT, type PageLayout } from './page-layout.js';
import { left, textRuns } from './text.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export type Part = Paragraph | Table;

export interface DocumentOf {
  title: string;
  creator: string;
  lang: 'vi' | 'en';
  layout: PageLayout;
  sections: ISectionOptions[];
}

export function documentOf({ title, creator, lang, layout, sections }: DocumentOf): Promise<Buffer> {
  const black = { run: { font: FONT, color: '000000', bold: true } };
  const run = { font: FONT, size: layout.size.body, language: { value: lang === 'vi' ? 'vi-VN' : 'en-GB' } };
  return Packer.toBuffer(
    new Document({
      title,
      creator: creator.replaceAll('\n', ' '),
      styles: {
        default: {
          document: { run, paragraph: {} },
          heading1: black,
          heading2: black,
          heading3: black,
          heading4: black,
        },
      },
      sections,
    }),
  );
}

/** Pages with their number in the middle above, the first page of a paper without one, and the made line below; a band stands over all of them. */
export function section(
  layout: PageLayout,
  children: Part[],
  { madeLine, band, first }: { madeLine?: string; band?: string; first: boolean },
): ISectionOptions {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  const over = band
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: textRuns(band, { bold: true, size: 21, color: '8A5A00' }),
        }),
      ]
    : [];
  const foot = () => new Footer({ children: [left(textRuns(madeLine ?? '', { size: 17, color: '566072' }))] });
  const orientation = layout.across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      ...(first ? {} : { type: SectionType.NEXT_PAGE }),
      titlePage: first,
      page: {
        size: { width: layout.width, height: layout.height, orientation },
        margin: { ...layout.margin, header: 567, footer: 454 },
      },
    },
    headers: {
      default: new Header({ children: [...over, number] }),
      first: new Header({ children: [...over, ...(band ? [] : [left([])])] }),
    },
    ...(madeLine ? { footers: { default: foot(), first: foot() } } : {}),
    children,
  };
}
