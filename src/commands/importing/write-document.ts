import type { ImportDocument } from './document.js';

const ROWS_AT_ONCE = 500;

/** The document as JSON, a row to a line; a long one never stands in memory as one text. */
export function writeDocument({ rows, counts, ...head }: ImportDocument, out: { write(text: string): unknown }): void {
  out.write(`${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "rows": [`);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const lines = rows.slice(from, from + ROWS_AT_ONCE).map((row) => `\n    ${JSON.stringify(row)}`);
    out.write(`${from > 0 ? ',' : ''}${lines.join(',')}`);
  }
  out.write(`\n  ],\n  "counts": ${JSON.stringify(counts)}\n}\n`);
}
