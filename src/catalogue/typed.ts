import { textsOf } from '../web/read-form.js';

export type Typed = Record<string, string>;

export const typed = textsOf;

/** The revision that a form was made from; -1 is none that was ever kept. */
export function revisionIn(given: Typed): number {
  const text = given['revision'] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
