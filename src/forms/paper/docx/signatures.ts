import { BorderStyle, Paragraph, Table, TableLayoutType, TableRow } from 'docx';
import type { Form, FormSignature } from '../form.js';
import { bareCell, NO_BORDERS } from './bare-table.js';
import { LINE, SIZE, TEXT_WIDTH } from './measures.js';
import { centred, left, room, textRuns } from './text.js';

const KEEP = { keepNext: true };

/** Two signatures beside each other; one stands at the right, nơi nhận at its left. */
export function endingBlocks({ signatures, recipients, footnotes }: Form): (Paragraph | Table)[] {
  const list = recipients ? recipientLines(recipients) : [];
  const [only, second] = signatures;
  const lines = Math.max(0, ...signatures.map(headLines));
  const columns = only && !second ? [list.length > 0 ? list : [left([])], signature(only, lines)] : signatures.map((one) => signature(one, lines));
  return [
    ...(columns.length > 0 ? [room(14), sideBySide(columns)] : []),
    ...(second ? [left([], { spacing: { after: 120 } }), ...list] : []),
    ...(footnotes.length > 0 ? footnoteLines(footnotes) : []),
  ];
}

function sideBySide(columns: Paragraph[][]): Table {
  const width = Math.floor(TEXT_WIDTH / columns.length);
  return new Table({
    columnWidths: columns.map(() => width), width: { size: TEXT_WIDTH, type: 'dxa' }, layout: TableLayoutType.FIXED, borders: NO_BORDERS,
    rows: [new TableRow({ cantSplit: true, children: columns.map((column) => bareCell(width, column)) })],
  });
}

/** How many lines stand over the place to sign: the names of two signatures stand on one line. */
function headLines({ dated, post, note, title }: FormSignature): number {
  return [dated, post, note, title].flatMap((text) => (text ? text.split('\n') : [])).length;
}

function signature({ dated, post, note, title, name }: FormSignature, lines: number): Paragraph[] {
  return [
    ...(dated ? [centred(textRuns(dated, { italics: true, size: SIZE.cell }), KEEP)] : []),
    centred(textRuns(post, { bold: true }), KEEP),
    ...(note ? [centred(textRuns(note, { italics: true }), KEEP)] : []),
    ...(title ? [centred(textRuns(title), KEEP)] : []),
    room(64 + (lines - headLines({ dated, post, note, title })) * 15),
    centred(textRuns(name ?? '', { bold: true })),
  ];
}

function recipientLines({ label, items }: { label: string; items: string[] }): Paragraph[] {
  return [
    left(textRuns(label, { bold: true, italics: true, size: SIZE.label })),
    ...items.map((item) => left(textRuns(`- ${item}`, { size: SIZE.recipients }))),
  ];
}

function footnoteLines(footnotes: Form['footnotes']): Paragraph[] {
  const rule = { top: { style: BorderStyle.SINGLE, size: LINE.cell, color: '000000', space: 4 } };
  return [
    left([], { border: rule, indent: { right: Math.round(TEXT_WIDTH * 0.7) }, spacing: { before: 240, line: 60, lineRule: 'exact' }, ...KEEP }),
    ...footnotes.map(({ mark, text }) => left([...textRuns(mark, { superScript: true, size: SIZE.footnote }), ...textRuns(` ${text}`, { size: SIZE.footnote })])),
  ];
}
