import { AlignmentType, BorderStyle, Paragraph } from 'docx';
import type { Facts, FigureRow, Heading, List, Note, Paragraph as Prose, RulerBlock, Score } from '../paper/paper.js';
import { bareTable } from './bare-table.js';
import type { PageLayout } from './page-layout.js';
import type { Part } from './section.js';
import { left, room, styledRuns, textRuns } from './text.js';

export const INK = { below: 'A4262C', above: '0B5F59', soft: '566072', wash: 'F5F7F9' };
const EDGES = { plain: 'CFD5DE', question: '8A5A00', missing: INK.soft };
const GROUNDS = { plain: INK.wash, question: 'FDF3DC', missing: INK.wash };
const LEVELS = { 1: 'Heading2', 2: 'Heading3', 3: 'Heading4' } as const;
const FIRST_LINE = 567;

export function headingPart({ level, text }: Heading, { size, quiet }: PageLayout): Part[] {
  const slanted = level === 3 || (quiet === true && level === 2);
  return [
    new Paragraph({
      heading: LEVELS[level],
      keepNext: true,
      spacing: { before: 240, after: 120 },
      children: textRuns(text, { bold: !(quiet && slanted), size: size.body, ...(slanted ? { italics: true } : {}) }),
    }),
  ];
}

export function prosePart({ text }: Prose): Part[] {
  return [
    new Paragraph({
      alignment: AlignmentType.BOTH,
      indent: { firstLine: FIRST_LINE },
      spacing: { before: 60, after: 120 },
      children: styledRuns(text),
    }),
  ];
}

export function listPart({ items, ordered }: List): Part[] {
  return items.map(
    (item, at) =>
      new Paragraph({
        alignment: AlignmentType.BOTH,
        indent: { left: FIRST_LINE + 284, hanging: 284 },
        spacing: { after: 80 },
        children: [...textRuns(ordered ? `${at + 1}. ` : '– '), ...styledRuns(item)],
      }),
  );
}

export function notePart({ tone, title, text }: Note): Part[] {
  const edge = { style: BorderStyle.SINGLE, size: 16, space: 8, color: EDGES[tone] };
  return [
    new Paragraph({
      alignment: AlignmentType.LEFT,
      indent: { left: 200 },
      spacing: { before: 120, after: 160 },
      border: { left: edge },
      shading: { fill: GROUNDS[tone] },
      children: [...(title ? textRuns(`${title}\n`, { bold: true }) : []), ...styledRuns(text)],
    }),
  ];
}

export function factsPart(
  { title, columns = 1, items }: Facts,
  { textWidth, size }: PageLayout,
  last: boolean,
): Part[] {
  const widths = (columns === 2 ? [0.2, 0.3, 0.2, 0.3] : [0.28, 0.72]).map((share) => Math.floor(share * textWidth));
  const letters = { size: title ? size.footnote : size.body };
  const closing = last && items.length > 1 && columns === 1;
  const style = { keepNext: last, spacing: { after: 60 } };
  const cells = items.flatMap(({ label, value }, at) => {
    const own = { ...style, keepNext: closing ? at === items.length - 1 : last };
    return [[left(textRuns(label, { ...letters, color: INK.soft }), own)], [left(styledRuns(value, letters), own)]];
  });
  while (cells.length % widths.length > 0) cells.push([left([], style)]);
  const rows = Array.from({ length: cells.length / widths.length }, (_, at) =>
    cells.slice(at * widths.length, (at + 1) * widths.length),
  );
  const head = title ? [caption(title)] : [];
  if (!closing) return [...head, bareTable(widths, rows)];
  // The last fact goes with the signature; what is said before it may stay on the page before. Two tables that touch are one.
  return [...head, bareTable(widths, rows.slice(0, -1)), room(1), bareTable(widths, rows.slice(-1))];
}

/** Large figures beside each other, each with what it counts under it. */
export function figuresPart({ items }: FigureRow, { textWidth }: PageLayout): Part[] {
  const width = Math.floor(textWidth / items.length);
  const edge = { left: { style: BorderStyle.SINGLE, size: 12, space: 6, color: INK.above } };
  const cell = ({ label, value, note }: FigureRow['items'][number]) => [
    left(textRuns(value, { bold: true, size: 36 }), { keepNext: true, border: edge, indent: { left: 140 } }),
    left([...textRuns(label, { size: 21 }), ...(note ? textRuns(`\n${note}`, { size: 20, color: INK.soft }) : [])], {
      border: edge,
      indent: { left: 140 },
    }),
  ];
  return [
    bareTable(
      items.map(() => width),
      [items.map(cell)],
    ),
    left([], { spacing: { after: 60 } }),
  ];
}

export function scorePart({ main, others, ruler }: Score, layout: PageLayout): Part[] {
  return [...figuresPart({ kind: 'figures', items: [main, ...others] }, layout), ...smallNote(ruler.alt)];
}

export function rulerPart({ label, alt }: RulerBlock): Part[] {
  return [
    left([...(label ? textRuns(`${label}: `, { bold: true }) : []), ...textRuns(alt)], { spacing: { after: 120 } }),
  ];
}

/** What stands over a table, and goes with it. */
export function caption(text: string): Paragraph {
  return left(textRuns(text, { bold: true, size: 24 }), { keepNext: true, spacing: { before: 200, after: 100 } });
}

/** Under a table; without words the distance to what follows. */
export function smallNote(text: string): Paragraph[] {
  return [left(textRuns(text, { size: 20, color: INK.soft }), { spacing: { before: 60, after: 120 } })];
}
