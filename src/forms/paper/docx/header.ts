import { AlignmentType, BorderStyle, Paragraph, Table, TableLayoutType, TableRow, type TextRun } from 'docx';
import type { FormHeader } from '../form.js';
import { LINE, SIZE, TEXT_WIDTH } from './measures.js';
import { bareCell, NO_BORDERS } from './bare-table.js';
import { centred, formRuns, textRuns } from './text.js';

const AGENCY = Math.round(TEXT_WIDTH * 0.4);

/** The agency and the national name beside each other, in a table without lines. */
export function headerTable(header: FormHeader): Table {
  const widths = [AGENCY, TEXT_WIDTH - AGENCY];
  const under = header.number || header.dated ? [new TableRow({
    children: [
      bareCell(AGENCY, [centred(textRuns(header.number ?? ''))]),
      bareCell(TEXT_WIDTH - AGENCY, [centred(textRuns(header.dated ?? '', { italics: true }))]),
    ],
  })] : [];
  return new Table({
    columnWidths: widths, width: { size: TEXT_WIDTH, type: 'dxa' }, layout: TableLayoutType.FIXED, borders: NO_BORDERS,
    rows: [new TableRow({ children: [bareCell(AGENCY, agency(header)), bareCell(TEXT_WIDTH - AGENCY, country(header))] }), ...under],
  });
}

function agency({ above, agency: name }: FormHeader): Paragraph[] {
  const upper = above ? [centred(textRuns(above, { size: SIZE.label }))] : [];
  return [...upper, centred(textRuns(name, { size: SIZE.label, bold: true })), rule(AGENCY, 0.34)];
}

function country({ country: name, motto }: FormHeader): Paragraph[] {
  return [
    centred(textRuns(name, { size: SIZE.label, bold: true })),
    centred(textRuns(motto, { size: SIZE.body, bold: true })),
    rule(TEXT_WIDTH - AGENCY, 0.56),
  ];
}

/** A short line in the middle: the lower edge of a low empty paragraph. */
function rule(width: number, share: number): Paragraph {
  const side = Math.round((width * (1 - share)) / 2);
  return new Paragraph({
    indent: { left: side, right: side }, spacing: { line: 80, lineRule: 'exact', after: 120 },
    border: { bottom: { style: BorderStyle.SINGLE, size: LINE.rule, color: '000000', space: 0 } }, children: [],
  });
}

export function titleParagraphs(heading: { title: string; under: Parameters<typeof formRuns>[0] }): Paragraph[] {
  const title: TextRun[] = textRuns(heading.title, { bold: true, size: SIZE.title });
  return [
    new Paragraph({ heading: 'Heading1', alignment: AlignmentType.CENTER, spacing: { before: 280, after: 60 }, children: title }),
    centred(formRuns(heading.under), { spacing: { after: 200 } }),
  ];
}
