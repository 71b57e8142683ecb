import type { Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { lasts } from '../standing/validity.js';
import { YEAR_SPAN } from './members.queries.js';
import { yearsToBegin } from './party-years.js';

export interface PartyTask {
  year: number;
  href: string;
}

/** From December on, until it is handed over or no more can be begun: a member's draft of the year's review. */
export async function partyNow(on: Rows, { officialId }: Actor, today: string): Promise<PartyTask | null> {
  const year = yearsToBegin(today).find((each) => today >= `${each}-12-01`);
  if (officialId === null || year === undefined) return null;
  const row = await on.one<{ draftId: number | null }>(
    `select d.id as "draftId" from officials o left join party_drafts d on d.official_id = o.id and d.year = $2::int
     where o.id = $1 and d.handed_at is null and exists (select 1 from party_members m where m.official_id = o.id and ${lasts('m', YEAR_SPAN)})`,
    [officialId, year],
    'party-now',
  );
  return row ? { year, href: row.draftId === null ? '/party' : `/party/drafts/${row.draftId}` } : null;
}
