import { localDay } from '../../database/local-day.js';
import { nameOn, committeeNameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';

export interface OpinionRow {
  id: number;
  text: string;
  committee: string;
  by: string;
  at: Date;
}

const OPINION = `
select p.id, p.text, ${committeeNameOn('c.id', localDay('p.at'))} as committee, a.display_name as by, p.at
from party_opinions p join committees c on c.id = p.committee_id join accounts a on a.id = p.by_account where `;

/** What the committee wrote of a person's year, the newest first: the first one counts. */
export async function opinionsOf(on: Rows, yearRecordId: number): Promise<OpinionRow[]> {
  return on.rows<OpinionRow>(
    `${OPINION} p.year_record_id = $1 order by p.at desc, p.id desc`,
    [yearRecordId],
    'party-opinions-of',
  );
}

export async function latestOpinion(on: Rows, yearRecordId: number): Promise<OpinionRow | undefined> {
  return (await opinionsOf(on, yearRecordId))[0];
}

export interface OpinionPerson {
  id: number;
  officialId: number;
  name: string;
  title: string;
  position: 'head' | 'deputy';
  unitName: string;
  unitPath: string;
  status: string;
  text: string | null;
  by: string | null;
  at: Date | null;
}

/** Heads and deputies of a year under the paths (Art 21.1c, 21.2c), with the opinion that counts. */
export async function opinionPeople(on: Rows, yearId: number, paths: readonly string[]): Promise<OpinionPerson[]> {
  return on.rows<OpinionPerson>(
    `select s.id, s.official_id as "officialId", o.full_name as name, s.title, s.position, ${nameOn('s.unit_id', '(select make_date(y.year, 12, 31) from years y where y.id = s.year_id)')} as "unitName", u.path as "unitPath", s.status, p.text, p.by, p.at
     from year_records s join officials o on o.id = s.official_id join units u on u.id = s.unit_id
     left join lateral (select x.text, a.display_name as by, x.at from party_opinions x join accounts a on a.id = x.by_account
       where x.year_record_id = s.id order by x.at desc, x.id desc limit 1) p on true
     where s.year_id = $1 and s.position <> 'member' and u.path like any ($2::text[])
     order by u.path, s.position = 'deputy', o.sort_name, s.id`,
    [yearId, paths.map((path) => path + '%')],
    'opinion-people',
  );
}
