import { BorderStyle, type Paragraph } from 'docx';
import { LINE, type PageLayout } from '../../../reports/docx/page-layout.js';
import { left, textRuns } from '../../../reports/docx/text.js';
import type { Form } from '../form.js';

export function footnoteLines(footnotes: Form['footnotes'], { textWidth, size }: PageLayout): Paragraph[] {
  if (footnotes.length === 0) return [];
  const rule = { top: { style: BorderStyle.SINGLE, size: LINE.cell, color: '000000', space: 4 } };
  return [
    left([], {
      border: rule,
      indent: { right: Math.round(textWidth * 0.7) },
      spacing: { before: 240, line: 60, lineRule: 'exact' },
      keepNext: true,
    }),
    ...footnotes.map(({ mark, text }) =>
      left([
        ...textRuns(mark, { superScript: true, size: size.footnote }),
        ...textRuns(` ${text}`, { size: size.footnote }),
      ]),
    ),
  ];
}
