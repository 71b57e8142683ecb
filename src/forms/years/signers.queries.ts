import type { Rows } from '../../database/db.js';
import { heldOn } from '../../standing/validity.js';

/** Who gave a label, with the post they held that day; without one the right came from outside the agency. */
export interface Signer {
  labelId: number;
  officialId: number | null;
  name: string;
  post: string | null;
}

export async function signersOf(on: Rows, yearRecordId: number, zone: string): Promise<Signer[]> {
  return on.rows<Signer>(
    `select l.id as "labelId", a.official_id as "officialId", a.display_name as name, p.title as post
     from labels l join accounts a on a.id = l.by_account
     left join lateral (
       select x.title from posts x
       where x.official_id = a.official_id and ${heldOn('x', '(l.at at time zone $2)::date')}
       order by (x.position = 'head') desc, x.main desc, x.id limit 1) p on true
     where l.year_record_id = $1`,
    [yearRecordId, zone],
    'signers-of',
  );
}
