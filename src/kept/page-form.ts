import type { Field } from '../web/typed-fields.js';
import { attr, elements, rawText, type Document, type Element } from './dom.js';

type ControlKind = 'text' | 'textarea' | 'select' | 'check' | 'radio' | 'hidden';

export interface Control {
  node: Element;
  name: string;
  kind: ControlKind;
  /** What it would send as the page has it; for a box or a dot, what it sends when chosen. */
  value: string;
  chosen: boolean;
}

export interface PageForm {
  node: Element;
  controls: Control[];
  /** The names of its buttons. */
  buttons: Set<string>;
}

const UNREAD = new Set(['submit', 'button', 'image', 'reset', 'file', 'password']);

/** The form of a page that sends to `action`; of several the one that most resembles what was typed. */
export function formOf(page: Document, pagePath: string, action: string, typed: readonly Field[]): PageForm | null {
  const all = [...elements(page)];
  const forms = all
    .filter((node) => node.tagName === 'form' && attr(node, 'method')?.toLowerCase() === 'post')
    .map((node) => read(node, all));
  const likely = forms.filter(
    ({ node, targets }) => targets.some((to) => pathOf(to || pagePath) === pathOf(action)) && node,
  );
  const ranked = likely
    .map((form) => ({ form, likeness: likeness(form, typed) }))
    .sort((one, other) => other.likeness - one.likeness);
  return ranked[0] && (ranked[0].likeness > 0 || typed.length === 0) ? ranked[0].form : null;
}

function read(node: Element, all: readonly Element[]): PageForm & { targets: string[] } {
  const id = attr(node, 'id');
  const inside = new Set(elements(node));
  const own = all.filter((one) => (attr(one, 'form') === undefined ? inside.has(one) : attr(one, 'form') === id));
  const buttons = own.filter(
    (one) => one.tagName === 'button' || (one.tagName === 'input' && attr(one, 'type') === 'submit'),
  );
  const targets = [attr(node, 'action') ?? '', ...buttons.flatMap((button) => attr(button, 'formaction') ?? [])];
  return {
    node,
    targets,
    controls: own.flatMap(controlOf),
    buttons: new Set(buttons.flatMap((button) => attr(button, 'name') ?? [])),
  };
}

function controlOf(node: Element): Control[] {
  const name = attr(node, 'name');
  if (!name || name.startsWith('_') || attr(node, 'disabled') !== undefined) return [];
  if (node.tagName === 'textarea') return [{ node, name, kind: 'textarea', value: rawText(node), chosen: true }];
  if (node.tagName === 'select') return [{ node, name, kind: 'select', value: chosenOption(node), chosen: true }];
  if (node.tagName !== 'input') return [];
  const type = attr(node, 'type') ?? 'text';
  if (UNREAD.has(type)) return [];
  const value = attr(node, 'value') ?? '';
  if (type === 'checkbox' || type === 'radio')
    return [
      {
        node,
        name,
        kind: type === 'radio' ? 'radio' : 'check',
        value: value || 'on',
        chosen: attr(node, 'checked') !== undefined,
      },
    ];
  return [{ node, name, kind: type === 'hidden' ? 'hidden' : 'text', value, chosen: true }];
}

export function optionsOf(select: Element): { node: Element; value: string; words: string }[] {
  return [...elements(select)]
    .filter(({ tagName }) => tagName === 'option')
    .map((node) => {
      const words = rawText(node).trim();
      return { node, words, value: attr(node, 'value') ?? words };
    });
}

function chosenOption(select: Element): string {
  const options = optionsOf(select);
  return (options.find(({ node }) => attr(node, 'selected') !== undefined) ?? options[0])?.value ?? '';
}

function likeness({ controls }: PageForm, typed: readonly Field[]): number {
  const names = new Set(typed.map(([name]) => name));
  const hidden = controls.filter(({ kind }) => kind === 'hidden');
  const alike = hidden.filter(({ name, value }) => typed.some(([its, text]) => its === name && text === value)).length;
  const common = controls.filter(({ name }) => names.has(name)).length;
  return common * 2 + alike;
}

function pathOf(address: string): string {
  return address.split(/[?#]/)[0]!;
}
