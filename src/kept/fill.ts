import { serialize } from 'parse5';
import type { Field } from '../web/typed-fields.js';
import { ancestors, attr, dropAttr, elements, put, setAttr, setText, type Document, type Element } from './dom.js';
import { optionsOf, type Control, type PageForm } from './page-form.js';

/** Puts what was typed into a page's form; what has no field there any more is given back. Hidden fields keep what the person saw. */
export function fill({ node, controls, buttons }: PageForm, typed: readonly Field[]): Field[] {
  const left = byName(typed);
  for (const control of controls) fillOne(control, left);
  for (const up of [node, ...ancestors(node)]) if (up.tagName === 'details') setAttr(up, 'open', '');
  return [...left].flatMap(([name, values]) =>
    buttons.has(name) ? [] : values.filter(Boolean).map((value): Field => [name, value]),
  );
}

export function byName(typed: readonly Field[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of typed) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

function fillOne({ node, name, kind, value }: Control, left: Map<string, string[]>): void {
  const values = left.get(name);
  if (kind === 'check' || kind === 'radio') {
    dropAttr(node, 'checked');
    if (!values?.includes(value)) return;
    setAttr(node, 'checked', '');
    left.set(name, without(values, value));
  } else if (values && values.length > 0) {
    setValue(node, kind, values[0]!);
    left.set(name, values.slice(1));
  }
  for (const up of ancestors(node)) if (up.tagName === 'details' && values?.some(Boolean)) setAttr(up, 'open', '');
}

function setValue(node: Element, kind: Control['kind'], value: string): void {
  if (kind === 'textarea') return setText(node, `\n${value}`);
  if (kind !== 'select') return setAttr(node, 'value', value);
  const options = optionsOf(node);
  if (!options.some((option) => option.value === value)) return;
  for (const option of options) {
    if (option.value === value) setAttr(option.node, 'selected', '');
    else dropAttr(option.node, 'selected');
  }
}

function without(values: string[], value: string): string[] {
  const at = values.indexOf(value);
  return values.filter((_, index) => index !== at);
}

/** The page again, `banner` at the top of it and `extras` at the end of its form. */
export function withBanner(page: Document, banner: Element[], form?: { node: Element; extras: Element[] }): string {
  const main = [...elements(page)].find((one) => one.tagName === 'main');
  if (main) put(main, banner, 'first');
  if (form) {
    if (attr(form.node, 'id') === undefined) setAttr(form.node, 'id', 'kept-form');
    put(form.node, form.extras, 'last');
  }
  return serialize(page);
}
