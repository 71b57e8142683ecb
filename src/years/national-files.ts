import { dayOf } from '../clock.js';
import { addDays } from '../periods/working-days.js';
import { law } from '../scoring/editions/law.js';
import type { YearRow } from './year.queries.js';

export interface NationalFiles {
  csv: string;
  json: string;
  dueOn: string;
}

/** Where a published year's labels are for the national database, and by when they are to be there (Điều 26.1d). */
export function nationalFiles(
  { id, publishedAt }: Pick<YearRow, 'id' | 'publishedAt'>,
  zone: string,
): NationalFiles | null {
  if (!publishedAt) return null;
  const at = `/forms/labels/${id}/national`;
  const publishedOn = dayOf(publishedAt, zone);
  const dueOn = addDays(publishedOn, law(publishedOn).nationalDatabaseDays);
  return { csv: `${at}.csv`, json: `${at}.json`, dueOn };
}
