import type { Form, FormBlock, FormField, FormParagraph, FormTicks, Run } from './form.js';
import type { Band, PaperPerson } from './papers.js';
import { say } from './words.js';

const BANDS: readonly Band[] = ['excellent', 'good', 'completed', 'not-completed'];

/** A section of the form; `mark` is the number of its footnote. */
export function section(text: string, mark?: string): FormBlock {
  return { kind: 'section', level: 2, runs: [{ text }, ...(mark ? [{ text: mark, mark: true }] : [])] };
}

export function subsection(text: string): FormBlock {
  return { kind: 'section', level: 3, runs: [{ text }] };
}

export function field(label: string, value: string, moreLines = 0): FormField {
  return { kind: 'field', label, value: value.trim(), moreLines };
}

export function paragraph(...runs: (string | Run)[]): FormParagraph {
  return { kind: 'paragraph', runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)) };
}

export function item(...runs: (string | Run)[]): FormParagraph {
  return { ...paragraph(...runs), item: true };
}

export function identity(person: PaperPerson): FormField[] {
  return [
    field(say('forms:name'), person.name),
    field(say('forms:post'), person.post),
    field(say('forms:unit'), person.unit),
  ];
}

export function bandTicks(ticked: Band | null): FormTicks {
  return { kind: 'ticks', items: BANDS.map((band) => ({ text: say(`forms:band.${band}`), ticked: band === ticked })) };
}

/** Under the form, where it is none of the decree's own lines: what the person said of the result. */
export function receiptLine(receipt: string | undefined): Form['footnotes'] {
  return receipt ? [{ mark: '*', text: receipt }] : [];
}
