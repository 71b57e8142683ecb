import { ancestors, attr, elements, wordsOf, type Document, type Element } from './dom.js';
import type { Control } from './page-form.js';

const AROUND = new Set(['article', 'section', 'fieldset', 'tr', 'li']);
const HEADING = new Set(['h2', 'h3', 'h4', 'legend', 'th', 'caption']);

/** What a person calls a field: its label, after the heading of the part it stands in ("Chào dân: Điểm"). */
export function labelOf(page: Document, { node, kind }: Control): string {
  const own = kind === 'radio' ? '' : ownLabel(page, node);
  const around = heading(node);
  if (!own || own === around || around.includes(own)) return around || own;
  return !around || own.includes(around) ? own : `${around}: ${own}`;
}

export function ownLabel(page: Document, node: Element): string {
  const id = attr(node, 'id');
  const label =
    [...elements(page)].find((one) => one.tagName === 'label' && id !== undefined && attr(one, 'for') === id) ??
    [...ancestors(node)].find(({ tagName }) => tagName === 'label');
  return label
    ? wordsOf(label)
    : (attr(node, 'aria-label') ??
        attr([...ancestors(node)].find((up) => attr(up, 'data-label')) ?? node, 'data-label') ??
        '');
}

function heading(node: Element): string {
  for (const up of ancestors(node)) {
    if (up.tagName === 'form') return '';
    if (!AROUND.has(up.tagName)) continue;
    const found = [...elements(up)].find(({ tagName }) => HEADING.has(tagName));
    if (found) return found.childNodes.map(wordsOf).join(' ').trim();
  }
  return '';
}
