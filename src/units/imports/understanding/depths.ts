import type { Cell } from '../../../imports/layout/field.js';

/** Where a row of an indented or numbered list stands: nothing of it is an empty mark at no indent. */
interface Mark {
  indent: number;
  /** How its number is written: "A", "I", "1", "1.1" and so on; '' without one. */
  style: string;
}

const NUMBER = /^(\d{1,3}(?:\.\d{1,3})+|\d{1,3}|[IVX]{1,5}|[A-ZĐ]|[a-zđ])?\s*([.)/:]+|(?<=[.)\dIVXA-ZĐa-z])\s|$)/u;
const BEFORE = /^(\d{1,3}(\.\d{1,3})+([.)/:]\s*|\s+)|(\d{1,3}|[IVX]{1,5}|[A-ZĐ]|[a-zđ])[.)/:]+\s*|[-–—+*•▪]\s*)+/u;

/** A name without its indent, number or dash. */
export function withoutMark(name: string): string {
  return name.trim().replace(BEFORE, '').trim() || name.trim();
}

/** The places of the rows above that each row stands under; -1 at the top. By the level, else by indent and by how rows are numbered. Pure. */
export function parentsByPlace(rows: readonly { name: Cell; number?: Cell; level?: Cell }[]): number[] {
  const open: { mark: Mark; at: number }[] = [];
  return rows.map(({ name, number, level }, at) => {
    const mark = markOf(String(name), String(number ?? ''), String(level ?? ''));
    const same = open.findLastIndex((one) => one.mark.indent === mark.indent && one.mark.style === mark.style);
    if (same >= 0) open.length = same;
    else while (open.length > 0 && isAbove(mark, open.at(-1)!.mark)) open.pop();
    const parent = open.at(-1)?.at ?? -1;
    open.push({ mark, at });
    return parent;
  });
}

/** A mark that was not open yet is one level down, unless it stands further left or has fewer numbers. */
function isAbove(mark: Mark, last: Mark): boolean {
  if (mark.indent !== last.indent) return mark.indent < last.indent;
  const [dots, before] = [dotsOf(mark.style), dotsOf(last.style)];
  if (dots > 0 && before > 0) return dots <= before;
  return (
    mark.style === '' ||
    (ORDER.includes(mark.style) && ORDER.includes(last.style) && ORDER.indexOf(mark.style) < ORDER.indexOf(last.style))
  );
}

const ORDER = ['A', 'I', 'n1', 'a', '-', '+'];

function dotsOf(style: string): number {
  return style.startsWith('n') ? Number(style.slice(1)) : 0;
}

function markOf(name: string, number: string, level: string): Mark {
  const depth = /^\d{1,2}$/.test(level.trim()) ? Number(level) : undefined;
  if (depth !== undefined) return { indent: depth * 100, style: '' };
  const lead = /^[\s\u00a0\u3000]*/.exec(name)![0];
  const indent = [...lead].reduce((sum, space) => sum + (space === '\t' ? 4 : 1), 0);
  const style = styleOf(name.trim(), false) || styleOf(number.trim(), true);
  return { indent, style };
}

/** In a column of its own a number needs no point after it. */
function styleOf(text: string, alone: boolean): string {
  if (/^[-–—•▪*]/.test(text)) return '-';
  if (text.startsWith('+')) return '+';
  const found = NUMBER.exec(text);
  const number = found?.[1];
  if (!number || (!alone && !/^[^\s]+[.)/:]|^\d+(\.\d+)+\s/.test(text))) return '';
  if (alone && found[0].trim().length !== text.length) return '';
  if (/^\d/.test(number)) return `n${number.split('.').length}`;
  if (/^[IVX]+$/.test(number)) return 'I';
  return number === number.toUpperCase() ? 'A' : 'a';
}
