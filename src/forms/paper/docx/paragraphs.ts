import { AlignmentType, HeadingLevel, LeaderType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { FormField, FormParagraph, FormSection, FormTicks } from '../form.js';
import { SIZE, TEXT_WIDTH } from './measures.js';
import { formRuns, left, textRuns } from './text.js';

const TO_THE_EDGE = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }];
const AFTER = { spacing: { after: 80 } };

export function sectionParagraph({ level, runs }: FormSection): Paragraph {
  return new Paragraph({
    heading: level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3, keepNext: true,
    spacing: { before: 160, after: 100 }, children: formRuns(runs, { bold: true, size: SIZE.body }),
  });
}

/** What was written, or dotted lines (a tab with dots to the right edge, so that they end there in any program). */
export function fieldParagraphs({ label, value, moreLines = 0 }: FormField, keepNext = false): Paragraph[] {
  if (value !== '') {
    return [new Paragraph({ alignment: AlignmentType.BOTH, ...AFTER, keepNext, children: textRuns(label === '' ? value : `${label} ${value}`) })];
  }
  return [dotted(label, keepNext), ...Array.from({ length: moreLines }, () => dotted('', keepNext))];
}

function dotted(label: string, keepNext: boolean): Paragraph {
  return new Paragraph({ tabStops: TO_THE_EDGE, ...AFTER, keepNext, children: [...textRuns(label), new TextRun({ children: [new Tab()] })] });
}

export function plainParagraph({ runs, item }: FormParagraph, keepNext = false): Paragraph {
  const indent = item ? { indent: { left: 454, hanging: 227 } } : {};
  return new Paragraph({ alignment: AlignmentType.BOTH, ...AFTER, ...indent, keepNext, children: formRuns(item ? [{ text: '– ' }, ...runs] : runs) });
}

/** Word takes the boxes from a font of signs by itself. */
export function tickParagraphs({ items }: FormTicks): Paragraph[] {
  return items.map(({ text, ticked }, at) => left(textRuns(`${ticked ? '☒' : '☐'} ${text}`), { indent: { left: 340 }, keepNext: at + 1 < items.length, ...AFTER }));
}
