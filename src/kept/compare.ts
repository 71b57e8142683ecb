import type { Field } from '../web/typed-fields.js';
import { labelOf, ownLabel } from './control-label.js';
import type { Document } from './dom.js';
import { byName } from './fill.js';
import { optionsOf, type Control, type PageForm } from './page-form.js';

/** One field that stands differently here and there. `sent` is what a choice sends, `words` what a person reads. */
interface Difference {
  name: string;
  label: string;
  box: boolean;
  mine: { sent: string; words: string };
  theirs: { sent: string; words: string };
}

export interface Comparison {
  differences: Difference[];
  /** Sent as they are: what is the same on both sides, and of hidden fields what the page has now. */
  settled: Field[];
  /** Typed into fields that the page has no more. */
  gone: Field[];
}

/** What a person typed beside what the page has now, field by field. */
export function compare(page: Document, { controls, buttons }: PageForm, typed: readonly Field[]): Comparison {
  const left = byName(typed);
  const out: Comparison = { differences: [], settled: [], gone: [] };
  const radios = new Set<string>();
  for (const control of controls) {
    if (control.kind === 'hidden') hidden(control, left, out);
    else if (control.kind === 'check') box(page, control, left, out);
    else if (control.kind === 'radio') {
      if (!radios.has(control.name))
        oneOf(
          page,
          controls.filter((other) => other.kind === 'radio' && other.name === control.name),
          left,
          out,
        );
      radios.add(control.name);
    } else words(page, control, left, out);
  }
  for (const [name, values] of left)
    (buttons.has(name) ? out.settled : out.gone).push(...values.filter(Boolean).map((value): Field => [name, value]));
  return out;
}

function hidden({ name, value }: Control, left: Map<string, string[]>, out: Comparison): void {
  const [, ...rest] = left.get(name) ?? [];
  left.set(name, rest);
  out.settled.push([name, value]);
}

/** A reason belongs to the act, not to what is saved: beside an empty field it is no difference. */
function words(page: Document, control: Control, left: Map<string, string[]>, out: Comparison): void {
  const { name, value } = control;
  const [mine, ...rest] = left.get(name) ?? [];
  left.set(name, rest);
  const reason = /reason/i.test(name) && plain(value) === '';
  if (mine === undefined || plain(mine) === plain(value) || reason) return void out.settled.push([name, mine ?? value]);
  const shown = (sent: string) => ({
    sent,
    words:
      control.kind === 'select'
        ? (optionsOf(control.node).find((option) => option.value === sent)?.words ?? sent)
        : sent,
  });
  out.differences.push({ name, label: labelOf(page, control), box: false, mine: shown(mine), theirs: shown(value) });
}

function oneOf(page: Document, controls: Control[], left: Map<string, string[]>, out: Comparison): void {
  const [first] = controls as [Control];
  const [mine = ''] = left.get(first.name) ?? [];
  left.delete(first.name);
  const theirs = controls.find(({ chosen }) => chosen)?.value ?? '';
  if (mine === theirs) return void (mine && out.settled.push([first.name, mine]));
  const shown = (sent: string) => {
    const dot = controls.find(({ value }) => value === sent);
    return { sent, words: dot ? ownLabel(page, dot.node) : '' };
  };
  out.differences.push({
    name: first.name,
    label: labelOf(page, first),
    box: false,
    mine: shown(mine),
    theirs: shown(theirs),
  });
}

function box(page: Document, control: Control, left: Map<string, string[]>, out: Comparison): void {
  const { name, value, chosen } = control;
  const mine = left.get(name)?.includes(value) ?? false;
  left.set(
    name,
    (left.get(name) ?? []).filter((one) => one !== value),
  );
  if (mine === chosen) return void (mine && out.settled.push([name, value]));
  const state = (on: boolean) => ({ sent: on ? value : '', words: '' });
  out.differences.push({ name, label: labelOf(page, control), box: true, mine: state(mine), theirs: state(chosen) });
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}
