import type { Rows } from '../../database/db.js';

export interface TalkRow {
  id: number;
  yearRecordId: number;
  side: 'self' | 'head';
  heldOn: string;
  words: string;
  byAccount: number;
  by: string;
  at: Date;
}

const TALK = `
select t.id, t.year_record_id as "yearRecordId", t.side, t.held_on as "heldOn", t.words, t.by_account as "byAccount", a.display_name as by, t.at
from year_talks t join accounts a on a.id = t.by_account where `;

export function findTalk(on: Rows, id: number): Promise<TalkRow | undefined> {
  return on.one<TalkRow>(`${TALK} t.id = $1`, [id], 'year-talk');
}

export function talksOf(on: Rows, yearRecordId: number): Promise<TalkRow[]> {
  return on.rows<TalkRow>(`${TALK} t.year_record_id = $1 order by t.id`, [yearRecordId], 'year-talks');
}
