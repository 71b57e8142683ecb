import { cellText } from '../cell-text.js';
import type {
  Cell,
  CriteriaLine,
  Figure as ModelFigure,
  ReportBlock,
  ReportModel,
  Row,
  Table as ModelTable,
} from '../report-model.js';
import type { Words } from '../words.js';
import { PLAIN } from './render-pdf.js';
import { dumbbellBlocks, stripBlocks, trendBlock } from './model-charts.js';
import type {
  Block,
  CriteriaLine as PaperLine,
  Figure,
  Paper,
  PaperHeader,
  Ruler,
  Table,
  TableCell,
  TableRow,
} from './paper.js';

/** A report as a paper: the same figures, written in its language. */
export function paperOf(model: ReportModel, words: Words): Paper {
  const { lang, title, header, subject, signatures, recipients, madeLine, landscape, stamp, band } = model;
  const blocks = model.blocks
    .filter((block) => !block.on || block.on.includes('paper'))
    .flatMap((block) => blocksOf(block, words, landscape ?? false));
  const plain = PLAIN.has(model.layout);
  return {
    lang,
    title,
    subject,
    signatures,
    madeLine,
    landscape,
    recipients,
    stamp,
    band,
    header: { ...header, ...nationOf(model, words) },
    blocks: plain
      ? [...blocks, ...missingBlock(model, words)]
      : [...missingBlock(model, words), ...blocks, { kind: 'facts', title: words.say('about'), items: model.facts }],
  };
}

function nationOf({ layout }: ReportModel, words: Words): Partial<PaperHeader> {
  if (PLAIN.has(layout)) return {};
  return layout === 'party'
    ? { country: words.say('paper.party'), party: true }
    : { country: words.say('paper.country'), motto: words.say('paper.motto') };
}

function missingBlock({ missing, code }: ReportModel, words: Words): Block[] {
  return missing.length > 0
    ? [
        {
          kind: 'note',
          tone: 'missing',
          title: words.say(code === 'slip' ? 'missing.slipTitle' : 'missing.title'),
          text: missing.join(' '),
        },
      ]
    : [];
}

function blocksOf(block: ReportBlock, words: Words, across: boolean): Block[] {
  if (block.kind === 'dumbbell') return dumbbellBlocks(block, words, across);
  if (block.kind === 'strip') return stripBlocks(block, words, across);
  return [blockOf(block, words)];
}

function blockOf(block: Exclude<ReportBlock, { kind: 'dumbbell' | 'strip' }>, words: Words): Block {
  switch (block.kind) {
    case 'figures':
      return { kind: 'figures', items: block.items.map((item) => figureOf(item, words)) };
    case 'table':
      return tableOf(block, words);
    case 'facts':
      return { kind: 'facts', columns: 2, items: block.items };
    case 'trend':
      return trendBlock(block, words);
    case 'score':
      return {
        kind: 'score',
        main: figureOf(block.main, words),
        others: block.others.map((item) => figureOf(item, words)),
        ruler: rulerOf(block, words),
      };
    case 'criteria':
      return {
        kind: 'criteria',
        heads: criteriaHeads(words),
        rows: block.rows.map((row) => lineOf(row, words)),
        total: { label: words.say('slip.total'), self: words.score(block.self), approved: words.score(block.approved) },
      };
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'note':
      return block;
  }
}

function figureOf({ label, value, note }: ModelFigure, words: Words): Figure {
  return { label, value: cellText(value, words).text, note };
}

function tableOf(table: ModelTable, words: Words): Table {
  const { caption, note, annex, dense } = table;
  return {
    kind: 'table',
    caption,
    note,
    dense,
    wide: annex,
    columns: table.columns.map(({ header, kind, share }) =>
      kind === 'text' ? { header, width: share ?? 1 } : { header, align: 'right', width: share ?? 0.5 },
    ),
    rows: table.rows.map((row) => rowOf(row, words)),
  };
}

function rowOf(row: Row, words: Words): TableRow {
  return 'group' in row ? row : { cells: row.cells.map((cell) => cellOf(cell, words)), total: row.total };
}

function cellOf(cell: Cell, words: Words): TableCell {
  const { text, under, pair, tone, strong } = cellText(cell, words);
  const style = { ...(tone ? { tone } : {}), ...(strong ? { strong } : {}) };
  if (under === null) return { text, ...style };
  return {
    text: pair
      ? [{ text: `${text}\n` }, { text: under, strong: true }]
      : [{ text: `${text}\n`, strong: true }, { text: under }],
    ...style,
  };
}

function rulerOf({ self, approved }: { self: string | null; approved: string | null }, words: Words): Ruler {
  const marks: Ruler['marks'] = [
    ...(self === null
      ? []
      : [{ kind: 'self' as const, at: Number(self), word: words.say('ui:self'), value: words.score(self) }]),
    ...(approved === null
      ? []
      : [
          {
            kind: 'approved' as const,
            at: Number(approved),
            word: words.say('ui:approved'),
            value: words.score(approved),
          },
        ]),
  ];
  return { marks, alt: words.say('slip.rulerAlt', { self: words.score(self), approved: words.score(approved) }) };
}

function criteriaHeads(words: Words): {
  criterion: string;
  self: string;
  approved: string;
  max: string;
  weight: string;
} {
  return {
    criterion: words.say('column.criterion'),
    self: words.say('ui:self'),
    approved: words.say('ui:approved'),
    max: words.say('column.max'),
    weight: words.say('column.weight'),
  };
}

function lineOf(row: CriteriaLine, words: Words): PaperLine {
  return {
    criterion: row.criterion,
    basis: row.basis,
    exemplary: row.factor === null ? undefined : `${words.say('ui:exemplary')} × ${words.plain(row.factor)}`,
    remark: row.remarks.length > 0 ? row.remarks.join('\n') : undefined,
    self: words.number(row.self, 'short'),
    approved: words.number(row.approved, 'short'),
    max: words.plain(row.max),
    weight: words.plain(row.weight),
  };
}
