import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { Grid, type Room } from '../grid.js';
import { TABLE_LIMITS, UnreadableFile } from '../../table.js';
import { contentOf } from './html-text.js';

/** A page's tree takes many times its bytes. */
const LONGEST = 16_000_000;

interface Span {
  column: number;
  width: number;
  until: number;
}

/** The tables of a page, one below the other as a spreadsheet opens them. A table that only lays out others is none. */
export function readHtml(text: string, name: string, room: Room): Grid[] {
  if (text.length > LONGEST) throw new UnreadableFile({ code: 'too-big' });
  const rows: Tree.Element[] = [];
  for (const row of elements(parse(text), 'tr')) if (isInnermost(row)) rows.push(row);
  if (rows.length === 0) throw new UnreadableFile({ code: 'unknown-format' });
  const grid = new Grid(name, room);
  const merged: [first: number, last: number, column: number][] = [];
  let spans: Span[] = [];
  rows.forEach((row, at) => {
    const below = placeRow(row, at, spans, grid);
    for (const { column, until } of below) merged.push([at, until, column]);
    spans = [...spans.filter(({ until }) => until > at), ...below];
  });
  for (const merge of merged) grid.merge(...merge);
  return [grid];
}

/** The cells of one row; those that reach into rows below are handed back. */
function placeRow(row: Tree.Element, at: number, spans: readonly Span[], grid: Grid): Span[] {
  const below: Span[] = [];
  let column = 0;
  for (const cell of row.childNodes) {
    if (!isElement(cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue;
    column = freeFrom(column, at, spans);
    const width = numberOf(cell, 'colspan', TABLE_LIMITS.columns);
    const until = at + numberOf(cell, 'rowspan', TABLE_LIMITS.rows) - 1;
    const { text, hint } = contentOf(cell);
    grid.put(at, column, text, hint);
    if (until > at && column < TABLE_LIMITS.columns) below.push({ column, width, until });
    column += width;
  }
  return below;
}

function freeFrom(column: number, at: number, spans: readonly Span[]): number {
  const taken = spans.find((span) => span.until >= at && column >= span.column && column < span.column + span.width);
  return taken ? freeFrom(taken.column + taken.width, at, spans) : column;
}

function isInnermost(row: Tree.Element): boolean {
  return elements(row, 'table').next().done === true;
}

/** Every element of a name below a node, in the order of the page. */
function* elements(node: Tree.Node, name: string): Generator<Tree.Element> {
  const waiting: Tree.Node[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next !== node && isElement(next) && next.tagName === name) yield next;
    if ('childNodes' in next) for (const child of next.childNodes.toReversed()) waiting.push(child);
  }
}

function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

function numberOf(cell: Tree.Element, name: string, most: number): number {
  const said = Number(cell.attrs.find((one) => one.name === name)?.value ?? 1);
  return said >= 1 ? Math.min(Math.trunc(said), most) : 1;
}
