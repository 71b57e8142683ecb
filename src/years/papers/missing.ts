import type { PaperPoint, PaperRow } from './papers.queries.js';
import type { YearSteps } from '../year-steps.js';

export interface Missing {
  point: PaperPoint;
  /** A label `years:papers.lacks.<code>`. */
  code: 'minutes' | 'months' | 'form' | 'opinion' | 'signed';
  months: string;
}

/** What is missing from the electronic file, by point of Điều 24.2; đ and e stand only where there are any ("nếu có"), d is nothing for the person (`self`). */
export function missingOf(
  steps: YearSteps | undefined,
  months: readonly number[],
  papers: readonly Pick<PaperRow, 'point' | 'removed'>[],
  self: boolean,
): Missing[] {
  const has = (point: PaperPoint) => papers.some((paper) => paper.point === point && !paper.removed);
  const lacks = (point: PaperPoint, code: Missing['code'], when: boolean): Missing[] =>
    when ? [{ point, code, months: months.join(', ') }] : [];
  return [
    ...lacks('a', 'minutes', !steps?.meeting),
    ...lacks('a', 'signed', !has('a')),
    ...lacks('b', 'months', months.length > 0),
    ...lacks('b', 'signed', !has('b')),
    ...lacks('c', 'form', !steps?.form),
    ...lacks('c', 'signed', !has('c')),
    ...lacks('d', 'opinion', !self && steps?.opinion === 'missing' && !has('d')),
  ];
}
