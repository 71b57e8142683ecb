import type { ReportBlock, Row, Table } from './report-model.js';

type Annex = Table & { annex: true };

/**
 * Long tables in pieces: the first page has the whole report with the first rows of its annexes, the later ones only
 * rows. A piece that begins within a unit says again which.
 */
export function annexWindow(
  blocks: readonly ReportBlock[],
  number: number,
  size: number,
): { blocks: ReportBlock[]; total: number } {
  const [from, to] = [(number - 1) * size, number * size];
  const shown: ReportBlock[] = [];
  let at = 0;
  for (const block of blocks) {
    if (!isAnnex(block)) {
      if (number === 1) shown.push(block);
      continue;
    }
    const rows = windowOf(block.rows, Math.max(0, from - at), to - at);
    if (rows.length > 0) shown.push({ ...block, rows });
    at += block.rows.length;
  }
  return { blocks: shown, total: at };
}

function windowOf(rows: readonly Row[], from: number, to: number): Row[] {
  const piece = rows.slice(from, Math.max(from, to));
  if (piece.length === 0 || 'group' in piece[0]!) return piece;
  const group = rows.slice(0, from).findLast((row) => 'group' in row);
  return group ? [group, ...piece] : piece;
}

function isAnnex(block: ReportBlock): block is Annex {
  return block.kind === 'table' && block.annex === true;
}
