import {
  absenceArticles,
  bands,
  fewestMonths,
  overrideArticles,
  type Override,
} from '../../scoring/editions/nd-335-2025/constants.js';
import type { Label } from '../year-sheet.queries.js';

/** Why a label is what it is: label `classification:reason.<code>`, and the article that says so; none for a reading. */
export interface ShownReason {
  code: string;
  article: string | null;
}

const ARTICLES: Record<string, string | null> = {
  'head-cap': '20.6',
  'not-classified:11.1': fewestMonths.article,
  'fewer-months': '19.3',
  lowered: '20.5a',
  'no-working-month': absenceArticles.sick,
  'decided-without-months': null,
  petition: '22',
  replacement: '21.3',
  'by-points': null,
};

export function shownReasons(reasons: readonly string[], byPoints: Label | null, label: Label | null): ShownReason[] {
  const shown = reasons.map((reason) => ({
    code: reason.replace(':', '-').replace('.', '-'),
    article: articleOf(reason),
  }));
  const byBand = bands.find(({ level }) => level === byPoints);
  const plain =
    label !== null && label === byPoints && byBand && !reasons.some((reason) => reason.startsWith('override:'));
  return plain ? [{ code: 'by-points', article: byBand.article }, ...shown] : shown;
}

function articleOf(reason: string): string | null {
  const [kind, override] = reason.split(':');
  return kind === 'override' ? overrideArticles[override as Override] : (ARTICLES[reason] ?? null);
}
