import { levelOf } from '../../scoring/editions/levels.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import type { Band } from '../../scoring/editions/terms.js';
import type { Dec } from '../../scoring/decimal.js';
import { trendModel, type Trend } from '../../web/charts/trend.js';
import type { MonthPlace } from './means.js';
import { quarterEnd } from '../periods/span.js';
import { spanMean, spansOf, type SpanMean } from './span-mean.js';
import type { MonthNote } from './year.queries.js';

/** The band points fall in. It is no label: the four labels belong to the year's classification. */
function bandOf(score: Dec | null, year: number): Band | null {
  return score === null ? null : levelOf(score, lawOfYear(year).bands);
}

interface PlaceLine extends MonthPlace {
  state: 'scored' | 'imported' | 'absent' | 'open' | 'missing';
  band: Band | null;
  href: string | null;
  /** Scored by the form of its quarter, stored under this month; else null. */
  quarter: string | null;
  /** It stands for its whole quarter: where one form scores it, or none has come, in an agency that goes by quarters. */
  whole: boolean;
  /** Why a closed month has no score, where personnel named it. */
  why: string | null;
  note: MonthNote | null;
  /** How the absence was said before it was put right; for who reads kinds. */
  before: Grounds[];
}

interface SpanLine extends SpanMean {
  key: string;
  band: Band | null;
}

/** How an absence was said once. */
export interface Grounds {
  kind: string;
  ground: string;
  reason: string;
  by: string;
  at: Date;
}

export interface YearView {
  lines: PlaceLine[];
  /** What its lines are. */
  by: 'months' | 'quarters' | 'both';
  year: SpanLine;
  halves: SpanLine[];
  quarters: SpanLine[];
  chart: Trend | null;
}

export function yearView(
  year: number,
  places: readonly MonthPlace[],
  notes: ReadonlyMap<string, MonthNote>,
  { kinds, records }: { kinds: boolean; records: boolean },
  grounds: ReadonlyMap<number, Grounds[]>,
): YearView {
  const spans = spansOf(year).map((span): SpanLine => {
    const of = spanMean(span, places);
    return { ...of, key: `${span.kind}-${span.nth}`, band: bandOf(of.mean, year) };
  });
  const scored = places.filter(({ score }) => score !== null).length;
  const lines = places.map((place) => {
    const note = notes.get(place.month) ?? null;
    const before = (kinds && note?.absence && grounds.get(note.absence.id)) || [];
    const shared = places.filter(({ legalFormId: id }) => id !== null && id === place.legalFormId);
    const quarter = shared.length > 1 ? quarterEnd(place.month) : null;
    return { ...line(year, place, note, kinds), quarter, before, whole: false };
  });
  const shown = inQuarters(lines, records);
  const wholes = shown.filter(({ whole }) => whole).length;
  return {
    lines: shown,
    by: wholes === 0 ? 'months' : wholes === shown.length ? 'quarters' : 'both',
    year: spans.find(({ kind }) => kind === 'year')!,
    halves: spans.filter(({ kind }) => kind === 'half'),
    quarters: spans.filter(({ kind }) => kind === 'quarter'),
    chart: scored > 1 ? trendModel(places.map(({ month, score }) => ({ month, value: score }))) : null,
  };
}

/**
 * Where the agency goes by quarters, three months that say the same are one line, named by the quarter. Who records absences
 * keeps the months that have no score: an absence is of a month.
 */
function inQuarters(lines: PlaceLine[], records: boolean): PlaceLine[] {
  const byQuarters = lines.some(({ quarter }) => quarter !== null);
  const byMonths = lines.some(({ quarter, legalFormId }) => quarter === null && legalFormId !== null);
  return [0, 3, 6, 9].flatMap((from) => {
    const months = lines.slice(from, from + 3);
    const last = months.at(-1);
    const alike = months.length === 3 && months.every((one) => sayAlike(one, last!));
    const ofQuarter = last?.quarter !== null || (byQuarters && !byMonths && last.legalFormId === null);
    const kept = records && last?.score === null;
    return last && alike && ofQuarter && !kept ? [{ ...last, quarter: last.month, whole: true }] : months;
  });
}

function sayAlike(one: PlaceLine, other: PlaceLine): boolean {
  const plain = !one.note?.absence && !one.note?.imported;
  return plain && one.state === other.state && one.legalFormId === other.legalFormId && one.why === other.why;
}

function line(
  year: number,
  place: MonthPlace,
  note: MonthNote | null,
  kinds: boolean,
): Omit<PlaceLine, 'before' | 'quarter' | 'whole'> {
  const shown = note && {
    ...note,
    absence: kinds ? note.absence : note.absence && { ...note.absence, kind: null, reason: null },
  };
  return {
    ...place,
    absent: kinds ? place.absent : null,
    state: stateOf(place),
    band: bandOf(place.score, year),
    href: place.legalFormId === null ? null : `/legal/forms/${place.legalFormId}`,
    why: note?.closingReason ?? null,
    note: shown,
  };
}

function stateOf(place: MonthPlace): PlaceLine['state'] {
  if (place.absent) return 'absent';
  if (place.score !== null) return place.source === 'imported' ? 'imported' : 'scored';
  return place.open ? 'open' : 'missing';
}
