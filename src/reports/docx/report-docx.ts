import { paperJson } from '../paper/paper-json.js';
import type { Block, Paper } from '../paper/paper.js';
import type { PaperTemplate } from '../paper/render-pdf.js';
import { headTable, titleParagraphs } from './head.js';
import { across, DRAFT, PARTY, SLIP, STATE, type PageLayout } from './page-layout.js';
import { documentOf, section, type Part } from './section.js';
import { endingParts } from './signatures.js';
import { slipDated, slipHead } from './slip-head.js';
import { chartParts, criteriaParts, tableParts } from './table-parts.js';
import {
  factsPart,
  figuresPart,
  headingPart,
  listPart,
  notePart,
  prosePart,
  rulerPart,
  scorePart,
} from './words-parts.js';

const LAYOUTS: Record<PaperTemplate, PageLayout> = { state: STATE, party: PARTY, slip: SLIP, draft: DRAFT };

/** The same paper for Word and LibreOffice; its charts are tables with their figures, its annexes lie across after the signature. */
export function reportDocx(template: PaperTemplate, given: Paper): Promise<Buffer> {
  const paper = JSON.parse(paperJson(given)) as Paper;
  const upright = LAYOUTS[template];
  const layout = paper.landscape ? across(upright) : upright;
  const { title, lang, header, madeLine, band } = paper;
  const annexes = paper.blocks.filter(isAnnex);
  return documentOf({
    title,
    lang,
    layout,
    creator: header.agency,
    sections: [
      section(layout, bodyOf(paper, layout), { madeLine, band, first: true }),
      ...(annexes.length > 0
        ? [
            section(
              across(upright),
              annexes.flatMap((block) => partsOf(block, across(upright), false)),
              { madeLine, band, first: false },
            ),
          ]
        : []),
    ],
  });
}

function isAnnex(block: Block): boolean {
  return block.kind === 'table' && block.wide === true;
}

function bodyOf(paper: Paper, layout: PageLayout): Part[] {
  const { header, subject, recipients } = paper;
  const blocks = paper.blocks.filter((block) => !isAnnex(block));
  const head = header.country
    ? [
        headTable(header, layout),
        ...titleParagraphs(capitals(subject.type), [{ text: subject.about ?? '', strong: true }], layout),
      ]
    : slipHead(paper, layout);
  const signatures = paper.signatures.map(({ prefix, post, note, name }) => ({
    post: [prefix, post].filter(Boolean).join('\n'),
    note,
    name,
  }));
  return [
    ...head,
    ...blocks.flatMap((block, at) => partsOf(block, layout, at === blocks.length - 1)),
    ...(header.country ? [] : slipDated(paper, layout)),
    ...endingParts({ signatures, recipients, stamp: paper.stamp }, layout),
  ];
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}

function partsOf(block: Block, layout: PageLayout, last: boolean): Part[] {
  switch (block.kind) {
    case 'heading':
      return headingPart(block, layout);
    case 'paragraph':
      return prosePart(block);
    case 'list':
      return listPart(block);
    case 'facts':
      return factsPart(block, layout, last);
    case 'figures':
      return figuresPart(block, layout);
    case 'note':
      return notePart(block);
    case 'table':
      return tableParts(block, layout);
    case 'ruler':
      return rulerPart(block);
    case 'dumbbell':
    case 'strip':
    case 'trend':
      return chartParts(block, layout);
    case 'histogram':
      return chartParts({ title: block.title, note: block.note, figures: binFigures(block) }, layout);
    case 'score':
      return scorePart(block, layout);
    case 'criteria':
      return criteriaParts(block, layout);
  }
}

function binFigures({ bins }: Extract<Block, { kind: 'histogram' }>): {
  columns: { header: string; width: number; align: 'center' }[];
  rows: { cells: string[] }[];
} {
  return {
    columns: bins.map(({ label }) => ({ header: label, width: 1, align: 'center' })),
    rows: [{ cells: bins.map(({ text }) => text) }],
  };
}
