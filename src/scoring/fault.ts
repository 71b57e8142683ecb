import type { DecimalFault } from './decimal.js';

/** What is wrong, as a code; `faultText` makes an English line of it, pages take their words from the labels. */
export type FaultCode =
  | DecimalFault
  | 'not-json'
  | 'too-deep'
  | 'key-twice'
  | 'not-a-record'
  | 'not-an-object'
  | 'not-an-array'
  | 'not-a-text'
  | 'not-a-flag'
  | 'unknown-key'
  | 'missing'
  | 'unknown-format'
  | 'unknown-kind'
  | 'not-a-period'
  | 'not-a-code'
  | 'code-twice'
  | 'not-whole'
  | 'not-half-points'
  | 'too-many-places'
  | 'not-above'
  | 'too-low'
  | 'too-high'
  | 'criteria-count'
  | 'no-exemplary'
  | 'factor-count'
  | 'factor-falls'
  | 'settings-not-wanted'
  | 'target-equals-floor'
  | 'no-such-criterion'
  | 'not-false'
  | 'kept-above-due'
  | 'too-many-scores'
  | 'not-one-of'
  | 'empty-text'
  | 'before-the-edition'
  | 'not-quarter-points'
  | 'more-than-three-decimals'
  | 'completed-above-assigned'
  | 'too-many-marks'
  | 'not-for-staff'
  | 'month-count'
  | 'score-while-absent'
  | 'share-without-decision'
  | 'no-such-official'
  | 'heads-the-whole'
  | 'not-a-day'
  | 'before-its-first-day'
  | 'spans-not-apart'
  | 'outside-the-year'
  | 'group-maximum';

export interface Fault {
  /** Where: `criteriaSet.criteria[1].settings.floor`; the whole document is `$`. */
  readonly path: string;
  readonly code: FaultCode;
  /** The bound or the thing the code speaks of, where it has one. */
  readonly bound?: string;
}

const plainKey = /^[A-Za-z0-9_-]{1,80}$/;
const longestShown = 80;

/** The path of a key: `a.b`, and `a["x.y"]` where the key could be misread or would break the line. */
export function keyPath(parent: string, key: string): string {
  if (plainKey.test(key)) return parent === '$' ? key : `${parent}.${key}`;
  return `${parent === '$' ? '' : parent}[${quoted(key)}]`;
}

/** The path of a place in a list: `a[3]`. */
export function placePath(parent: string, place: number): string {
  return `${parent === '$' ? '' : parent}[${place}]`;
}

/** Text from outside, safe to print on one line of a terminal: quoted, shortened, control characters escaped. */
function quoted(text: string): string {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escape);
}
