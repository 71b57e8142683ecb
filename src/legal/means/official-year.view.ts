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
  year: SpanLine;
  halves: SpanLine[];
  quarters: SpanLine[];
  chart: Trend | null;
}

export function yearView(
  year: number,
  places: readonly MonthPlace[],
  notes: ReadonlyMap<string, MonthNote>,
  kinds: boolean,
  grounds: ReadonlyMap<number, Grounds[]>,
): YearView {
  const spans = spansOf(year).map((span): SpanLine => {
    const of = spanMean(span, places);
    return { ...of, key: `${span.kind}-${span.nth}`, band: bandOf(of.mean, year) };
  });
  const scored = places.filter(({ score }) => score !== null).length;
  return {
    lines: places.map((place) => {
      const note = notes.get(place.month) ?? null;
      const before = (kinds && note?.absence && grounds.get(note.absence.id)) || [];
      const shared = places.filter(({ legalFormId: id }) => id !== null && id === place.legalFormId);
      const quarter = shared.length > 1 ? quarterEnd(place.month) : null;
      return { ...line(year, place, note, kinds), quarter, before };
    }),
    year: spans.find(({ kind }) => kind === 'year')!,
    halves: spans.filter(({ kind }) => kind === 'half'),
    quarters: spans.filter(({ kind }) => kind === 'quarter'),
    chart: scored > 1 ? trendModel(places.map(({ month, score }) => ({ month, value: score }))) : null,
  };
}

function line(
  year: number,
  place: MonthPlace,
  note: MonthNote | null,
  kinds: boolean,
): Omit<PlaceLine, 'before' | 'quarter'> {
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
