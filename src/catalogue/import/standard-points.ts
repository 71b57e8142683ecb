import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { POINTS } from '../product.form.js';
import { trimScale } from '../product.js';

/** The points of the standard product as they were typed; '' where the file has none. */
export function readStandardPoints(typed: string): { value: string; issue?: Issue } {
  const points = numberIn(typed, POINTS);
  if (Number(points) > 0) return { value: trimScale(points!) };
  if (typed === '') return { value: '' };
  return { value: '', issue: numberIssue({ field: 'standardPoints', code: 'catalogue:issue.points' }, typed, POINTS) };
}
