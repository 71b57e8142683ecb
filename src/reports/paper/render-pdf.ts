import { paperJson } from './paper-json.js';
import type { Paper } from './paper.js';
import { TypstThread } from './typst-thread.js';

/** `state`: the layout of NĐ 30/2020 for reports. `party`: a committee's report. `slip`: one official's month on one page. `draft`: what is for its person to write on with, no paper of anybody's. */
export type PaperTemplate = 'state' | 'party' | 'slip' | 'draft';
/** Those without the country's or the Party's name at their head. */
export const PLAIN: ReadonlySet<PaperTemplate> = new Set(['slip', 'draft']);

const thread = new TypstThread();
let last: Promise<unknown> = Promise.resolve();

/** A tagged PDF. Papers asked for at the same time are made one after the other. @throws Error on a paper the template cannot take. */
export function renderPdf(template: PaperTemplate, paper: Paper): Promise<Uint8Array>;
/** Forms, whose blocks the room `forms` lays down. */
export function renderPdf(template: 'form', paper: object): Promise<Uint8Array>;
export function renderPdf(template: PaperTemplate | 'form', paper: object): Promise<Uint8Array> {
  const mine = last.then(() => thread.compile(template, paperJson(paper)));
  last = mine.catch(() => undefined);
  return mine;
}
