import { readUnits, toUnits } from '../scoring/decimal.js';
import type { Issue } from '../web/issues.js';
import { numberIn, numberIssue, type NumberField } from '../web/numbers.js';
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

type FigureMeasure = Pick<MeasureRow, 'code' | 'kind'> & { unitLabel?: string };

/** What is wrong with one part of a figure: label `measures:fault.<code>`. */
export interface FigureFault {
  part: keyof TypedFigure;
  code: 'percent' | 'count' | 'asked' | 'asked-needed' | 'asked-not' | 'source';
}

/** Pure. A figure with its bounds: a percentage to two decimals, a count whole; satisfaction always says how many were asked. */
export function readFigure(
  measure: FigureMeasure,
  typed: TypedFigure,
): { figure: Figure; faults: [] } | { figure: null; faults: FigureFault[] } {
  const value = valueOf(measure, typed.value);
  const asked = askedOf(typed.asked);
  const faults: FigureFault[] = [];
  if (value === null) faults.push({ part: 'value', code: measure.kind });
  if (asked === undefined) faults.push({ part: 'asked', code: 'asked' });
  else if (asked === null && asksPeople(measure)) faults.push({ part: 'asked', code: 'asked-needed' });
  else if (asked !== null && measure.kind === 'count') faults.push({ part: 'asked', code: 'asked-not' });
  if (typed.source.length < 2 || typed.source.length > FIGURE_BOUNDS.source)
    faults.push({ part: 'source', code: 'source' });
  if (faults.length > 0 || value === null || asked === undefined) return { figure: null, faults };
  return { figure: { value, asked, source: typed.source }, faults: [] };
}

/** The answers of people: without their number a percentage says little. */
function asksPeople({ code }: Pick<MeasureRow, 'code'>): boolean {
  return code === 'satisfaction';
}

/** A number as it is kept, or null: a percentage 0 to 100 with two decimals at most, a count whole. */
export function valueOf({ kind, unitLabel }: Omit<FigureMeasure, 'code'>, typed: string): string | null {
  const text = typed.length > FIGURE_BOUNDS.number ? null : numberIn(typed, figureNumber(kind, unitLabel));
  if (text === null || text.startsWith('-')) return null;
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const places = plain.split('.')[1]?.length ?? 0;
  const units = readUnits(plain);
  const fits = typeof units === 'bigint' && units <= HIGHEST[kind];
  return fits && places <= (kind === 'percent' ? 2 : 0) ? plain : null;
}

function figureNumber(kind: MeasureRow['kind'], unitLabel = ''): NumberField {
  return kind === 'count'
    ? { three: 'thousands', units: [unitLabel] }
    : { units: ['%', unitLabel], takes: { places: 2, most: 100 } };
}

function askedOf(typed: string): number | null | undefined {
  if (typed === '') return null;
  const text = numberIn(typed, { three: 'thousands', units: ['người', 'phiếu', 'lượt'] });
  const number = text !== null && /^\d{1,8}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST_ASKED ? number : undefined;
}

/** The texts of one measure's row; the fields carry the measure's code. */
export function typedFigure(body: unknown, code: string): TypedFigure {
  const given = tidy(body);
  const text = (field: string) => (typeof given[field] === 'string' ? given[field] : '');
  return { value: text(`value.${code}`), asked: text(`asked.${code}`), source: text(`source.${code}`) };
}

export function figureIssues(
  measure: FigureMeasure & Pick<MeasureRow, 'name'>,
  faults: readonly FigureFault[],
  typed: TypedFigure,
): Issue[] {
  return faults.map(({ part, code }) => {
    const issue = { field: `${part}.${measure.code}`, code: `measures:fault.${code}`, params: { name: measure.name } };
    return part === 'value' ? valueIssue(measure, issue, typed.value) : issue;
  });
}

export function valueIssue({ kind, unitLabel }: Omit<FigureMeasure, 'code'>, issue: Issue, typed: string): Issue {
  return numberIssue(issue, typed, figureNumber(kind, unitLabel));
}

export function reasonIssue(text: string, field: string): Issue[] {
  const { least, most } = FIGURE_BOUNDS.reason;
  return text.length >= least && text.length <= most
    ? []
    : [{ field, code: 'measures:issue.reason', params: { least, most } }];
}
