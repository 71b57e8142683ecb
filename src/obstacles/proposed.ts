import type { DecidedBy } from '../web/decided-by.js';
import { formatDate } from '../web/format.js';
import type { ObstacleRow } from './obstacle.queries.js';

/** A confirmed obstacle at the place where it may be the objective reason. */
export interface Proposed {
  id: number;
  text: string;
  happenedOn: string;
  by: DecidedBy | null;
  href: string;
  photo: string | null;
}

export function proposed({ id, text, happenedOn, answeredBy, photo }: ObstacleRow): Proposed {
  return {
    ...{ id, text, happenedOn },
    by: answeredBy,
    href: `/obstacles/${id}`,
    photo: photo ? `/obstacles/${id}/photo` : null,
  };
}

/** Those about this line, and those about nothing in particular. */
export function forLine<T extends Pick<ObstacleRow, 'about'>>(rows: readonly T[], lineId: number): T[] {
  return rows.filter(({ about }) => about === `line:${lineId}` || about === '');
}

/** Those about this criterion; and about nothing in particular, where the criterion asks for them. */
export function forCriterion<T extends Pick<ObstacleRow, 'about'>>(
  rows: readonly T[],
  code: string,
  general: boolean,
): T[] {
  return rows.filter(({ about }) => about === `criterion:${code}` || (general && about === ''));
}

/** The reason in words, as it is kept with the decision. */
export function reasonWords({ happenedOn, text }: Pick<ObstacleRow, 'happenedOn' | 'text'>): string {
  return `${formatDate(happenedOn, 'vi')}: ${text}`;
}
