import type { Column, ReportBlock } from '../report-model.js';
import type { Words } from '../words.js';

function heading(text: string): ReportBlock {
  return { kind: 'heading', level: 1, text };
}

export function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text };
}

export function textColumn(words: Words, key: string, share: number, width = 30): Column {
  return { header: words.say(`column.${key}`), kind: 'text', share, width };
}

export function numberColumn(words: Words, key: string, share = 0.7, width = 12): Column {
  return { header: words.say(`column.${key}`), kind: 'number', share, width };
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** Parts of a report under numbered headings. */
export function numbered(
  words: Words,
  parts: readonly (readonly [key: string, blocks: readonly ReportBlock[]])[],
): ReportBlock[] {
  return parts.flatMap(([key, blocks], i) => [
    heading(`${ROMAN[i]}. ${words.capitals(words.say(`part.${key}`))}`),
    ...blocks,
  ]);
}
