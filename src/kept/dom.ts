import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Document = DefaultTreeAdapterTypes.Document;
type Node = DefaultTreeAdapterTypes.Node;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export function documentOf(html: string): Document {
  return parse(html);
}

export function* elements(from: Node): Generator<Element> {
  if (!('childNodes' in from)) return;
  for (const child of from.childNodes) {
    if ('tagName' in child) yield child;
    yield* elements(child);
  }
}

export function attr(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function setAttr(element: Element, name: string, value: string): void {
  const known = element.attrs.find((one) => one.name === name);
  if (known) known.value = value;
  else element.attrs.push({ name, value });
}

export function dropAttr(element: Element, name: string): void {
  element.attrs = element.attrs.filter((one) => one.name !== name);
}

/** The words inside, on one line. */
export function wordsOf(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

export function rawText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
}

export function setText(element: Element, value: string): void {
  element.childNodes = [{ nodeName: '#text', value, parentNode: element }];
}

export function* ancestors(element: Element): Generator<Element> {
  for (let up: Parent | null = element.parentNode; up && 'tagName' in up; up = up.parentNode) yield up;
}

export function put(parent: Element, children: Node[], where: 'first' | 'last'): void {
  const made = children as DefaultTreeAdapterTypes.ChildNode[];
  for (const child of made) child.parentNode = parent;
  parent.childNodes = where === 'first' ? [...made, ...parent.childNodes] : [...parent.childNodes, ...made];
}
