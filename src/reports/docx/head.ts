import { AlignmentType, BorderStyle, Paragraph, type Table } from 'docx';
import type { PaperHeader } from '../paper/paper.js';
import { bareTable } from './bare-table.js';
import { LINE, type PageLayout } from './page-layout.js';
import { centred, styledRuns, textRuns, type StyledRun } from './text.js';

/** Who issues at the left; the country's name, or the Party's, at the right. */
export function headTable(header: PaperHeader, layout: PageLayout): Table {
  const left = Math.round(layout.textWidth * 0.4);
  const widths = [left, layout.textWidth - left];
  const { number, dated } = header;
  const under =
    number || dated
      ? [
          [
            [centred(textRuns(number ?? '', body(layout)))],
            [centred(textRuns(dated ?? '', { ...body(layout), italics: true }))],
          ],
        ]
      : [];
  return bareTable(widths, [[issuer(header, left, layout), nation(header, widths[1]!, layout)], ...under]);
}

function issuer({ above, agency, party }: PaperHeader, width: number, layout: PageLayout): Paragraph[] {
  const label = { size: layout.size.label };
  return [
    ...(above ? [centred(textRuns(capitals(above), label))] : []),
    centred(textRuns(capitals(agency), { ...label, bold: true })),
    party ? centred(textRuns('*', body(layout))) : shortRule(width, 0.34),
  ];
}

function nation({ country = '', motto }: PaperHeader, width: number, layout: PageLayout): Paragraph[] {
  const names = [
    centred(textRuns(country, { size: layout.size.label, bold: true })),
    ...(motto ? [centred(textRuns(motto, { ...body(layout), bold: true }))] : []),
  ];
  return [...names, shortRule(width, motto ? 0.56 : 0.62)];
}

function body({ size }: PageLayout): { size: number } {
  return { size: size.body };
}

function capitals(name: string): string {
  return name.toLocaleUpperCase('vi');
}

/** A short line in the middle: the lower edge of a low empty paragraph. */
function shortRule(width: number, share: number): Paragraph {
  const side = Math.round((width * (1 - share)) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { line: 80, lineRule: 'exact', after: 120 },
    border: { bottom: { style: BorderStyle.SINGLE, size: LINE.rule, color: '000000', space: 0 } },
    children: [],
  });
}

export function titleParagraphs(
  title: string,
  under: string | readonly StyledRun[],
  { size }: PageLayout,
): Paragraph[] {
  return [
    new Paragraph({
      heading: 'Heading1',
      alignment: AlignmentType.CENTER,
      spacing: { before: 280, after: 60 },
      children: textRuns(title, { bold: true, size: size.title }),
    }),
    centred(styledRuns(under, { size: size.body }), { spacing: { after: 200 } }),
  ];
}
