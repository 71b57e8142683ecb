import { AlignmentType, HeadingLevel, LeaderType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { PageLayout } from '../../../reports/docx/page-layout.js';
import { left, styledRuns, textRuns } from '../../../reports/docx/text.js';
import type { FormField, FormParagraph, FormSection, FormTicks } from '../form.js';

const AFTER = { spacing: { after: 80 } };

export function sectionParagraph({ level, runs }: FormSection, { size }: PageLayout): Paragraph {
  return new Paragraph({
    heading: level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
    keepNext: true,
    spacing: { before: 160, after: 100 },
    children: styledRuns(runs, { bold: true, size: size.body }),
  });
}

/** What was written, or dotted lines (a tab with dots to the right edge, so that they end there in any program). */
export function fieldParagraphs(
  { label, value, moreLines = 0 }: FormField,
  { textWidth }: PageLayout,
  keepNext = false,
): Paragraph[] {
  if (value !== '') {
    return [
      new Paragraph({
        alignment: AlignmentType.BOTH,
        ...AFTER,
        keepNext,
        children: textRuns(label === '' ? value : `${label} ${value}`),
      }),
    ];
  }
  return [
    dotted(label, textWidth, keepNext),
    ...Array.from({ length: moreLines }, () => dotted('', textWidth, keepNext)),
  ];
}

function dotted(label: string, position: number, keepNext: boolean): Paragraph {
  const tabStops = [{ type: TabStopType.RIGHT, position, leader: LeaderType.DOT }];
  return new Paragraph({
    tabStops,
    ...AFTER,
    keepNext,
    children: [...textRuns(label), new TextRun({ children: [new Tab()] })],
  });
}

export function plainParagraph({ runs, item }: FormParagraph, keepNext = false): Paragraph {
  const indent = item ? { indent: { left: 454, hanging: 227 } } : {};
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    ...AFTER,
    ...indent,
    keepNext,
    children: styledRuns(item ? [{ text: '– ' }, ...runs] : runs),
  });
}

/** Word takes the boxes from a font of signs by itself. */
export function tickParagraphs({ items }: FormTicks): Paragraph[] {
  return items.map(({ text, ticked }, at) =>
    left(textRuns(`${ticked ? '☒' : '☐'} ${text}`), {
      indent: { left: 340 },
      keepNext: at + 1 < items.length,
      ...AFTER,
    }),
  );
}
