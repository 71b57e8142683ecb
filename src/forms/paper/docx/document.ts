import { AlignmentType, Paragraph } from 'docx';
import { headTable, titleParagraphs } from '../../../reports/docx/head.js';
import { PARTY, STATE, type PageLayout } from '../../../reports/docx/page-layout.js';
import { documentOf, section, type Part } from '../../../reports/docx/section.js';
import { endingParts } from '../../../reports/docx/signatures.js';
import { textRuns } from '../../../reports/docx/text.js';
import type { Form, FormBlock } from '../form.js';
import { footnoteLines } from './footnotes.js';
import { fieldParagraphs, plainParagraph, sectionParagraph, tickParagraphs } from './paragraphs.js';
import { formTable } from './table.js';

/** The form for Word and LibreOffice, to be filled and signed on. */
export function docxOf(form: Form): Promise<Buffer> {
  const layout = form.header.party ? PARTY : STATE;
  const { title, lang, madeLine } = form;
  return documentOf({
    title,
    lang,
    layout,
    creator: form.header.agency,
    sections: [section(layout, partsOf(form, layout), { madeLine, first: true })],
  });
}

function partsOf(form: Form, layout: PageLayout): Part[] {
  return [
    ...(form.code
      ? [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { after: 160 },
            children: textRuns(form.code, { bold: true }),
          }),
        ]
      : []),
    headTable(form.header, layout),
    ...titleParagraphs(form.heading.title, form.heading.under, layout),
    // No signature stands alone on its page: the last words go with it.
    ...form.blocks.flatMap((block, at) => blockParts(block, layout, at === form.blocks.length - 1)),
    ...endingParts(form, layout),
    ...footnoteLines(form.footnotes, layout),
  ];
}

function blockParts(block: FormBlock, layout: PageLayout, last: boolean): Part[] {
  switch (block.kind) {
    case 'section':
      return [sectionParagraph(block, layout)];
    case 'field':
      return fieldParagraphs(block, layout, last);
    case 'paragraph':
      return [plainParagraph(block, last)];
    case 'ticks':
      return tickParagraphs(block);
    case 'table':
      return [formTable(block, layout)];
  }
}
