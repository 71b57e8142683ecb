import { lawOfYear, type Law } from '../../scoring/editions/law.js';
import type { Override } from '../../scoring/editions/terms.js';
import type { Label } from '../year-record.queries.js';

/** Why a label is what it is: label `classification:reason.<code>`, and the article that says so; none for a reading. */
export interface ShownReason {
  code: string;
  article: string | null;
}

const articlesOf = ({ articles, absences }: Law): Record<string, string | null> => ({
  'head-cap': '20.6',
  'not-classified:11.1': articles.fewestMonths,
  'fewer-months': '19.3',
  lowered: articles.quotaShare,
  'no-working-month': absences.sick,
  'decided-without-months': null,
  petition: articles.petitionWorkingDays,
  replacement: '21.3',
  'by-points': null,
});

export function shownReasons(
  year: number,
  reasons: readonly string[],
  byPoints: Label | null,
  label: Label | null,
): ShownReason[] {
  const law = lawOfYear(year);
  const shown = reasons.map((reason) => ({
    code: reason.replace(':', '-').replace('.', '-'),
    article: articleOf(law, reason),
  }));
  const byBand = law.bands.find(({ level }) => level === byPoints);
  const plain =
    label !== null && label === byPoints && byBand && !reasons.some((reason) => reason.startsWith('override:'));
  return plain ? [{ code: 'by-points', article: byBand.article }, ...shown] : shown;
}

function articleOf(law: Law, reason: string): string | null {
  const [kind, override] = reason.split(':');
  return kind === 'override' ? law.overrides[override as Override] : (articlesOf(law)[reason] ?? null);
}
