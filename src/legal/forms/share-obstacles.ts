import { confirmedObstacles, type ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { choiceOf, reasonFrom, takenIn, type ObstacleChoice, type TakenObstacles } from '../../obstacles/taken.js';
import type { Rows } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { Body } from '../../web/read-form.js';
import { dueBounds } from '../work/line.form.js';
import type { HeadStated } from './confirmation.form.js';
import type { LegalForm } from './legal-form.queries.js';

const SHARES = ['organising', 'uniting'] as const;
type Share = (typeof SHARES)[number];

/** What a leader told in the months of the form and was confirmed; of others nobody states đ and e. */
export async function leaderObstacles(
  on: Rows,
  { leader, officialId, month, span }: Pick<LegalForm, 'leader' | 'officialId' | 'month' | 'span'>,
): Promise<ObstacleRow[]> {
  if (!leader) return [];
  return confirmedObstacles(on, officialId, { from: dueBounds(month, span).first, to: lastDayOf(month) });
}

/** What kept the unit's work back may be the reason of đ, whatever it was about; of e only what was told of nothing in particular. */
function mayBeReason(confirmed: readonly ObstacleRow[], share: Share): ObstacleRow[] {
  return confirmed.filter(({ about }) => share === 'organising' || about === '');
}

/** The obstacles at đ and at e, each with its box. */
export function shareChoices(
  confirmed: readonly ObstacleRow[],
  taken: TakenObstacles,
): Record<Share, ObstacleChoice[]> {
  const choices = (share: Share) =>
    mayBeReason(confirmed, share).map((row) => choiceOf(row, share, (taken[share] ?? []).includes(row.id)));
  return { organising: choices('organising'), uniting: choices('uniting') };
}

/** Of the boxes, those that were ticked and are confirmed still. */
export function readShares(
  body: Body,
  stored: TakenObstacles,
  confirmed: readonly ObstacleRow[],
): Record<string, number[]> {
  return Object.fromEntries(
    SHARES.flatMap((share) => {
      const ids = takenIn(body, share, stored[share], mayBeReason(confirmed, share));
      return ids.length > 0 ? [[share, ids]] : [];
    }),
  );
}

/** Where a box is ticked and no reason was written, the obstacle's day and words are the reason. The share is stated by who decides alone. */
export function withReasons(stated: HeadStated, taken: TakenObstacles, confirmed: readonly ObstacleRow[]): HeadStated {
  const reason = (share: Share, written: string) => reasonFrom(taken[share] ?? [], confirmed, written) ?? written;
  return {
    ...stated,
    organisingReason: reason('organising', stated.organisingReason),
    unitingReason: reason('uniting', stated.unitingReason),
  };
}
