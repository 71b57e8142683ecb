import type { Paragraph } from 'docx';
import { bareTable } from './bare-table.js';
import type { PageLayout } from './page-layout.js';
import type { Part } from './section.js';
import { centred, left, room, textRuns } from './text.js';

interface SignatureLines {
  dated?: string;
  post: string;
  note?: string;
  title?: string;
  name?: string;
}

interface Ending {
  signatures: readonly SignatureLines[];
  recipients?: { label: string; items: readonly string[] };
  /** A PDF draws a QR code beside the same words. */
  stamp?: { text: string };
}

const KEEP = { keepNext: true };

/** The code of the audit, then who signs. */
export function endingParts({ stamp, ...ending }: Ending, layout: PageLayout): Part[] {
  return [
    ...(stamp ? [left(textRuns(stamp.text), { keepNext: true, spacing: { before: 160 } })] : []),
    ...signed(ending, layout),
  ];
}

/** Two signatures beside each other; one stands at the right, nơi nhận at its left. */
function signed({ signatures, recipients }: Omit<Ending, 'stamp'>, layout: PageLayout): Part[] {
  const list = recipients ? recipientLines(recipients, layout) : [];
  const [only, second] = signatures;
  if (!only) return list;
  const lines = Math.max(...signatures.map(headLines));
  const columns = second
    ? signatures.map((one) => signature(one, lines, layout))
    : [list.length > 0 ? list : [left([])], signature(only, lines, layout)];
  const width = Math.floor(layout.textWidth / columns.length);
  return [
    room(14),
    bareTable(
      columns.map(() => width),
      [columns],
    ),
    ...(second ? [left([], { spacing: { after: 120 } }), ...list] : []),
  ];
}

/** How many lines stand over the place to sign: the names of two signatures stand on one line. */
function headLines({ dated, post, note, title }: SignatureLines): number {
  return [dated, post, note, title].flatMap((text) => (text ? text.split('\n') : [])).length;
}

function signature(signs: SignatureLines, lines: number, { size }: PageLayout): Paragraph[] {
  const { dated, post, note, title, name } = signs;
  const body = { size: size.body };
  return [
    ...(dated ? [centred(textRuns(dated, { italics: true, size: size.cell }), KEEP)] : []),
    centred(textRuns(post, { ...body, bold: true }), KEEP),
    ...(note ? [centred(textRuns(note, { ...body, italics: true }), KEEP)] : []),
    ...(title ? [centred(textRuns(title, body), KEEP)] : []),
    room(64 + (lines - headLines(signs)) * 15),
    centred(textRuns(name ?? '', { ...body, bold: true })),
  ];
}

function recipientLines(
  { label, items }: { label: string; items: readonly string[] },
  { size }: PageLayout,
): Paragraph[] {
  return [
    left(textRuns(label, { bold: true, italics: true, size: size.label })),
    ...items.map((item) => left(textRuns(`- ${item}`, { size: size.recipients }))),
  ];
}
