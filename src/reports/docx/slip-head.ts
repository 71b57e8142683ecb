import { AlignmentType, BorderStyle, Paragraph } from 'docx';
import type { Paper } from '../paper/paper.js';
import { bareTable } from './bare-table.js';
import type { PageLayout } from './page-layout.js';
import type { Part } from './section.js';
import { left, textRuns } from './text.js';
import { INK } from './words-parts.js';

export function slipDated({ header }: Paper, { size }: PageLayout): Part[] {
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      spacing: { before: 120 },
      children: textRuns(header.dated ?? '', { size: size.body, italics: true }),
    }),
  ];
}

/** One person's month has no national header: the agency, its number, a line, the title at the left. */
export function slipHead({ header, subject }: Paper, { textWidth, size }: PageLayout): Part[] {
  const letters = { size: size.body };
  const edge = { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'CFD5DE', space: 4 } };
  const agency = [
    ...(header.above ? textRuns(`${header.above}\n`, { ...letters, color: INK.soft }) : []),
    ...textRuns(header.agency, { ...letters, bold: true }),
  ];
  const number = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: textRuns(header.number ?? '', { ...letters, color: INK.soft }),
  });
  const side = Math.round(textWidth * 0.7);
  return [
    bareTable([side, textWidth - side], [[[left(agency)], [number]]]),
    left([], { border: edge, spacing: { line: 60, lineRule: 'exact', after: 160 } }),
    new Paragraph({
      heading: 'Heading1',
      spacing: { after: 60 },
      children: textRuns(subject.type, { bold: true, size: size.title }),
    }),
    left(textRuns(subject.about ?? '', { ...letters, color: INK.soft }), { spacing: { after: 160 } }),
  ];
}
