import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Filled } from './filled.js';
import type { Texts } from './parts.js';

export interface Draft {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  unitPath: string;
  year: number;
  leader: boolean;
  texts: Texts;
  revision: number;
  savedAt: Date | null;
  handedAt: Date | null;
  filled: Filled | null;
}

const DRAFT = `select d.id, d.official_id as "officialId", o.full_name as name, d.unit_id as "unitId", u.path as "unitPath", d.year, d.leader, d.texts, d.revision,
  d.saved_at as "savedAt", d.handed_at as "handedAt", d.filled from party_drafts d join officials o on o.id = d.official_id join units u on u.id = d.unit_id`;

export function findDraft(on: Rows, id: number): Promise<Draft | undefined> {
  return on.one<Draft>(`${DRAFT} where d.id = $1`, [id], 'party-draft');
}

export interface OwnDraft {
  id: number;
  year: number;
  savedAt: Date | null;
  handedAt: Date | null;
}

export function draftsOf(on: Rows, officialId: number): Promise<OwnDraft[]> {
  return on.rows<OwnDraft>(
    'select id, year, saved_at as "savedAt", handed_at as "handedAt" from party_drafts where official_id = $1 order by year desc limit 40',
    [officialId],
    'party-drafts-of',
  );
}

/** Chair and secretary of the nearest committee at or above a path, today: who is told of a draft that was handed over. */
export async function committeeReaders(on: Rows, path: string, day: string): Promise<number[]> {
  const rows = await on.rows<{ id: number }>(
    `with nearest as (select c.id from committees c join units u on u.id = c.unit_id where $1 like u.path || '%' order by length(u.path) desc limit 1)
     select distinct m.official_id as id from committee_members m join nearest n on n.id = m.committee_id
     where m.role in ('chair', 'secretary') and ${heldOn('m', '$2::date')}`,
    [path, day],
    'party-committee-readers',
  );
  return rows.map(({ id }) => id);
}

/** Is the label of the year, that comes before the Party's review (Điều 19.2), still to be decided for somebody who has a form of that year? */
export async function waitsForLabel(on: Rows, officialId: number, year: number): Promise<boolean> {
  const row = await on.one(
    'select 1 from year_records s join years y on y.id = s.year_id where s.official_id = $1 and y.year = $2 and s.label_id is null',
    [officialId, year],
    'party-waits-for-label',
  );
  return row !== undefined;
}
