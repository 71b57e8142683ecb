import { toUnits } from '../scoring/decimal.js';
import { parseNumber } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import type { MeasureRow } from './measures.queries.js';

export const FIGURE_BOUNDS = { number: 20, source: 200, reason: { least: 10, most: 1000 } } as const;
const HIGHEST = { percent: toUnits('100'), count: toUnits('1000000000') };
const MOST_ASKED = 10_000_000;

/** One figure as typed, in a form or a file. */
export interface TypedFigure {
  value: string;
  asked: string;
  source: string;
}

export interface Figure {
  value: string;
  asked: number | null;
  source: string;
}

/** What is wrong with one part of a figure: label `measures:fault.<code>`. */
export interface FigureFault {
  part: keyof TypedFigure;
  code: 'percent' | 'count' | 'asked' | 'asked-needed' | 'asked-not' | 'source';
}

/** Pure. A figure with its bounds: a percentage to two decimals, a count whole; satisfaction always says how many were asked. */
export function readFigure(measure: Pick<MeasureRow, 'code' | 'kind'>, typed: TypedFigure): { figure: Figure; faults: [] } | { figure: null; faults: FigureFault[] } {
  const value = valueOf(measure.kind, typed.value);
  const asked = askedOf(typed.asked);
  const faults: FigureFault[] = [];
  if (value === null) faults.push({ part: 'value', code: measure.kind });
  if (asked === undefined) faults.push({ part: 'asked', code: 'asked' });
  else if (asked === null && asksPeople(measure)) faults.push({ part: 'asked', code: 'asked-needed' });
  else if (asked !== null && measure.kind === 'count') faults.push({ part: 'asked', code: 'asked-not' });
  if (typed.source.length < 2 || typed.source.length > FIGURE_BOUNDS.source) faults.push({ part: 'source', code: 'source' });
  if (faults.length > 0 || value === null || asked === undefined) return { figure: null, faults };
  return { figure: { value, asked, source: typed.source }, faults: [] };
}

/** The answers of people: without their number a percentage says little. */
export function asksPeople({ code }: Pick<MeasureRow, 'code'>): boolean {
  return code === 'satisfaction';
}

/** A number as it is kept, or null: a percentage 0 to 100 with two decimals at most, a count whole. */
export function valueOf(kind: MeasureRow['kind'], typed: string): string | null {
  const text = typed.length > FIGURE_BOUNDS.number ? null : kind === 'count' ? wholeNumber(typed) : parseNumber(typed);
  if (text === null || text.startsWith('-')) return null;
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const places = plain.split('.')[1]?.length ?? 0;
  return places <= (kind === 'percent' ? 2 : 0) && toUnits(plain) <= HIGHEST[kind] ? plain : null;
}

/** In a whole number a point can only part thousands: 1.250 is 1250, not 1.25. */
function wholeNumber(typed: string): string | null {
  return parseNumber(/^\d{1,3}([.,]\d{3})+$/.test(typed) ? typed.replace(/[.,]/g, '') : typed);
}

function askedOf(typed: string): number | null | undefined {
  if (typed === '') return null;
  const text = wholeNumber(typed);
  const number = text !== null && /^\d{1,8}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST_ASKED ? number : undefined;
}

/** The texts of one measure's row; the fields carry the measure's code. */
export function typedFigure(body: unknown, code: string): TypedFigure {
  const given = tidy(body);
  const text = (field: string) => (typeof given[field] === 'string' ? given[field] : '');
  return { value: text(`value.${code}`), asked: text(`asked.${code}`), source: text(`source.${code}`) };
}

export function figureIssues(measure: Pick<MeasureRow, 'code' | 'name'>, faults: readonly FigureFault[]): Issue[] {
  return faults.map(({ part, code }) => ({ field: `${part}.${measure.code}`, code: `measures:fault.${code}`, params: { name: measure.name } }));
}

export function reasonIssue(text: string, field: string): Issue[] {
  const { least, most } = FIGURE_BOUNDS.reason;
  return text.length >= least && text.length <= most ? [] : [{ field, code: 'measures:issue.reason', params: { least, most } }];
}
