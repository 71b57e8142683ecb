import type { Rows } from '../../database/db.js';
import type { YearStanding } from '../year-record-access.js';
import type { YearRecord } from '../year-record.queries.js';

export const TALK_BOUNDS = { least: 10, most: 4000 } as const;

interface TalkRow {
  side: 'self' | 'head';
  heldOn: string;
  words: string;
  by: string;
  at: Date;
}

/** On which side of the talk somebody stands: the person, or who heads or classifies them; null: neither. */
export function talkSide(at: YearStanding): 'self' | 'head' | null {
  if (at.self) return 'self';
  return at.approver || at.classifier ? 'head' : null;
}

/** Both statements, for the two, personnel and the inspector; the form for whoever has not stated theirs. Null for others. */
export async function talksView(
  on: Rows,
  { id, labelId }: YearRecord,
  at: YearStanding,
  typed: Record<string, unknown>,
) {
  const side = talkSide(at);
  if (side === null && !at.personnel && !at.inspector) return null;
  const said = await on.rows<TalkRow>(
    `select t.side, t.held_on as "heldOn", t.words, a.display_name as by, t.at from year_talks t join accounts a on a.id = t.by_account
     where t.year_record_id = $1 order by t.id`,
    [id],
    'year-talks',
  );
  const may = side !== null && labelId === null && said.every((talk) => talk.side !== side);
  if (said.length === 0 && !may) return null;
  const heldOn = typed['talkHeldOn'] ?? said[0]?.heldOn ?? '';
  const form = {
    action: `/years/records/${id}/talk`,
    heldOn,
    words: typed['talkWords'] ?? '',
    longest: TALK_BOUNDS.most,
  };
  return { said, form: may ? form : null };
}
