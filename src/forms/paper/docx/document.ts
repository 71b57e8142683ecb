import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun, type ISectionOptions, type Table } from 'docx';
import type { Form, FormBlock } from '../form.js';
import { headerTable, titleParagraphs } from './header.js';
import { FONT, PAGE, SIZE } from './measures.js';
import { fieldParagraphs, plainParagraph, sectionParagraph, tickParagraphs } from './paragraphs.js';
import { endingBlocks } from './signatures.js';
import { formTable } from './table.js';
import { left, textRuns } from './text.js';

const { width, height, ...margin } = PAGE;

/** The form for Word and LibreOffice, to be filled and signed on. */
export function docxOf(form: Form): Promise<Buffer> {
  const document = new Document({
    title: form.title, creator: form.header.agency.replace('\n', ' '),
    styles: { default: { document: { run: { font: FONT, size: SIZE.body, language: { value: 'vi-VN' } }, paragraph: {} }, ...headings() } },
    sections: [section(form)],
  });
  return Packer.toBuffer(document);
}

function headings() {
  const black = { run: { font: FONT, color: '000000', bold: true } };
  return { heading1: black, heading2: black, heading3: black };
}

function section(form: Form): ISectionOptions {
  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] });
  return {
    properties: { titlePage: true, page: { size: { width, height }, margin: { ...margin, header: 567 } } },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [left([])] }) },
    children: [
      ...(form.code ? [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 160 }, children: textRuns(form.code, { bold: true }) })] : []),
      headerTable(form.header),
      ...titleParagraphs(form.heading),
      // No signature stands alone on its page: the last words go with it.
      ...form.blocks.flatMap((block, at) => blockParts(block, at === form.blocks.length - 1)),
      ...endingBlocks(form),
    ],
  };
}

function blockParts(block: FormBlock, last: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'section': return [sectionParagraph(block)];
    case 'field': return fieldParagraphs(block, last);
    case 'paragraph': return [plainParagraph(block, last)];
    case 'ticks': return tickParagraphs(block);
    case 'table': return [formTable(block)];
  }
}
