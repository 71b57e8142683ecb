import type { CellValue } from 'hucre';

export const LINE_POINTS = 15;

/** Lines that the fullest text of a row takes when its words wrap at the widths of the columns. */
export function linesNeeded(values: CellValue[], widths: number[]): number {
  return Math.max(1, ...values.map((value, i) => (typeof value === 'string' ? lines(value, widths[i] ?? 10) : 1)));
}

function lines(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + wrapped(line, Math.max(1, width - 1)), 0);
}

function wrapped(line: string, width: number): number {
  let count = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    const next = used === 0 ? word.length : used + 1 + word.length;
    if (next <= width) {
      used = next;
      continue;
    }
    count += (used === 0 ? 0 : 1) + Math.floor((word.length - 1) / width);
    used = word.length % width || word.length;
  }
  return count;
}
