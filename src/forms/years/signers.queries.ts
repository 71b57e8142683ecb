import type { Rows } from '../../database/db.js';
import { decidedBy } from '../../standing/behalf.js';
import { postsKnown } from '../../standing/known.js';
import { heldOn } from '../../standing/validity.js';
import type { DecidedBy } from '../../web/decided-by.js';
import { statedTitle, titleOnPaper } from '../../units/paper-names.queries.js';

/** Who gave a label, with the post they held that day, the deputy's of the unit whose head they stood in for before others; without one the right came from outside the agency. */
export interface Signer {
  labelId: number;
  officialId: number | null;
  by: DecidedBy;
  post: string | null;
  /** The title was typed for that very post. */
  typed: boolean;
  /** The title on paper of who heads the unit they signed for, where somebody does. */
  head: string | null;
  position: 'head' | 'deputy' | 'member' | null;
  unitId: number | null;
}

const DAY = "(y.year || '-12-31')::date";

export async function signersOf(on: Rows, yearRecordId: number, zone: string): Promise<Signer[]> {
  return on.rows<Signer>(
    `select l.id as "labelId", a.official_id as "officialId", d.by, case when p.title is null then null else ${titleOnPaper('p', DAY)} end as post, ${statedTitle('post_id', 'p.id', DAY)} is not null as typed, h.title as head, p.position, p.unit_id as "unitId"
     from labels l join accounts a on a.id = l.by_account join year_records s on s.id = l.year_record_id join years y on y.id = s.year_id
     cross join lateral (select ${decidedBy('a', 's.unit_id', 'l.at')} as by) d
     left join lateral (
       select x.id, x.title, x.position, x.unit_id from ${postsKnown('l.at')} x
       where x.official_id = a.official_id and ${heldOn('x', '(l.at at time zone $2)::date')}
       order by (x.position = 'deputy' and x.unit_id is not distinct from (d.by -> 'behalf' ->> 'unitId')::int) desc, (x.position = 'head') desc, x.main desc, x.id limit 1) p on true
     left join lateral (
       select ${titleOnPaper('q', DAY)} as title from ${postsKnown('l.at')} q
       where q.unit_id = coalesce((d.by -> 'behalf' ->> 'unitId')::int, p.unit_id) and q.position = 'head' and ${heldOn('q', '(l.at at time zone $2)::date')} order by q.id limit 1) h on true
     where l.year_record_id = $1`,
    [yearRecordId, zone],
    'signers-of',
  );
}
