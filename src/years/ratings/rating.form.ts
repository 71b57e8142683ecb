import type { Dec } from '../../scoring/decimal.js';
import { typedNumber, typedNumberIssue } from './typed-number.js';
import { bandCodes, type Band } from '../../scoring/editions/terms.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import { COMMON_ITEMS, HEADINGS, type RatingFacts } from './rating-facts.js';

const REPORT_MOST = 8000;
const NOTE_MOST = 1000;
const SHARES = ['completed', 'late', 'beyond', 'planCompleted'] as const;

export interface RatingForm {
  common: Dec | null;
  results: Dec | null;
  report: string;
  selfLevel: Band | null;
  facts: RatingFacts;
}

/** Reads what a unit states; everything is needed to propose, nothing to keep a draft. */
export function readRating(year: number, body: unknown, proposing: boolean): { value: RatingForm; issues: Issue[] } {
  const { unitCommonMost, unitResultsMost } = lawOfYear(year);
  const most = Number(unitCommonMost);
  const fields = tidy(body);
  const issues: Issue[] = [];
  const text = (field: string) => (typeof fields[field] === 'string' ? (fields[field] as string) : '');
  const number = (field: string, most: number): Dec | null => {
    const typed = text(field);
    const value = typed === '' ? null : typedNumber(typed, most);
    if (value === undefined || (value === null && proposing))
      issues.push(typedNumberIssue({ field, code: 'ratings:issue.number', params: { most } }, typed, most));
    return value ?? null;
  };
  const items = COMMON_ITEMS.map((item) => [item, number(`common-${item}`, most)] as const);
  const results = number('results', Number(unitResultsMost));
  const shares = SHARES.map((share) => [share, number(share, 100)] as const);
  const notes = HEADINGS.map((heading) => [heading, text(`note-${heading}`)] as const);
  for (const [heading, note] of notes)
    if (note.length > NOTE_MOST)
      issues.push({ field: `note-${heading}`, code: 'ratings:issue.long', params: { most: NOTE_MOST } });
  if (text('report').length > REPORT_MOST)
    issues.push({ field: 'report', code: 'ratings:issue.long', params: { most: REPORT_MOST } });
  const selfLevel = bandCodes.find((band) => band === text('selfLevel')) ?? null;
  if (proposing && selfLevel === null) issues.push({ field: 'selfLevel', code: 'ratings:issue.level' });
  const common = sumOf(items.map(([, value]) => value));
  if (common !== null && toUnits(common) > toUnits(String(most)))
    issues.push({ field: 'common-1', code: 'ratings:issue.common', params: { most } });
  const facts: RatingFacts = {
    common: given(items),
    notes: given(notes.filter(([, note]) => note !== '')),
    ...given(shares),
    quality: text('quality') === 'yes',
    defects: text('defects') === 'fixed' || text('defects') === 'open' ? (text('defects') as 'fixed') : 'none',
    wrongdoing: text('wrongdoing') === 'yes',
    forceMajeure: text('forceMajeure') === 'yes',
  };
  return { value: { common, results, report: text('report'), selfLevel, facts }, issues };
}

function sumOf(values: readonly (Dec | null)[]): Dec | null {
  if (values.includes(null)) return null;
  return toDec(values.reduce((sum, value) => sum + toUnits(value!), 0n));
}

function given<K extends string, V>(entries: readonly (readonly [K, V | null])[]): Partial<Record<K, V>> {
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as Partial<Record<K, V>>;
}
