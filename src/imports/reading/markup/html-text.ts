import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { copyOf } from '../strings.js';
import { hintOf, type FontHint } from '../vietnamese/old-text.js';

const LINES = new Set(['br', 'p', 'div', 'li', 'tr']);
const UNSEEN = new Set(['script', 'style', 'template']);

/** What a page shows in a cell: white space as one space, lines where it has them, no-break spaces kept. */
export function contentOf(cell: Tree.Element): { text: string; hint?: FontHint } {
  let text = '';
  let hint: FontHint | undefined;
  const waiting: Tree.ChildNode[] = cell.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) text += node.value.replace(/[ \t\n\r\f]+/g, ' ');
    if (!('tagName' in node) || UNSEEN.has(node.tagName)) continue;
    if (LINES.has(node.tagName)) text += '\n';
    hint ??= hintOf(fontOf(node));
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  const lines = text.replace(/ *\n[ \n]*/g, '\n').replace(/^[ \n]+|[ \n]+$/g, '');
  return { text: copyOf(lines), hint };
}

function fontOf({ tagName, attrs }: Tree.Element): string {
  return tagName === 'font' ? (attrs.find(({ name }) => name === 'face')?.value ?? '') : '';
}
