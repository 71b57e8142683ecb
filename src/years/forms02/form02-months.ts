import type { Rows } from '../../database/db.js';
import { yearMonthsOf, type MonthPlace } from '../../legal/means/means.js';
import { spanMean, type SpanMean } from '../../legal/means/span-mean.js';

export interface Form02Months {
  lines: { number: number; score: string | null; note: string; missing: boolean; yearRecordId: number | null }[];
  mean: SpanMean;
  /** Numbers of the months that should have a score and have none: the mean waits for them (Art 17.3). */
  missing: number[];
  /** Numbers of the months still to come: the mean is provisional. */
  open: number[];
}

/** The table I of Mẫu 02: twelve months, each with its score or why there is none, and their mean. */
export async function form02Months(on: Rows, officialId: number, year: number): Promise<Form02Months> {
  const places = (await yearMonthsOf(on, [officialId], year)).get(officialId) ?? [];
  const mean = spanMean({ kind: 'year', year, nth: 1 }, places);
  const lines = places.map((place, index) => ({
    number: index + 1,
    score: place.score,
    note: noteOf(place),
    missing: mean.missing.includes(place.month),
    yearRecordId: place.legalFormId,
  }));
  const numbers = (months: readonly string[]) => months.map((month) => Number(month.slice(5)));
  return { lines, mean, missing: numbers(mean.missing), open: numbers(mean.open) };
}

function noteOf(place: MonthPlace): string {
  if (place.absent !== null) return `absent.${place.absent}`;
  if (place.score === null) return place.open ? 'open' : 'missing';
  return place.source === 'imported' ? 'imported' : 'none';
}
