import type { Rows } from '../database/db.js';
import { localDay } from '../database/local-day.js';
import { postsKnown } from '../standing/known.js';
import { heldOn } from '../standing/validity.js';
import type { PaperBody } from './paper-name.entity.js';

/** What a body is called on papers; an empty text leaves what stands there without it. */
export interface NamesOnPaper {
  name: string;
  above: string;
  place: string;
  suffix: string;
  collective: string;
  headTitle: string;
  deputyTitle: string;
}

export const NO_NAMES: NamesOnPaper = {
  name: '',
  above: '',
  place: '',
  suffix: '',
  collective: '',
  headTitle: '',
  deputyTitle: '',
};

export interface StatedNames extends NamesOnPaper {
  id: number;
  day: string;
  by: string;
  at: Date;
}

const NAMES = `n.name, n.above, n.place, n.suffix, n.collective, n.head_title as "headTitle", n.deputy_title as "deputyTitle"`;

/** SQL: the row of names that holds for a unit on a day, the one stated last where two are of one day; for the right side of a join. */
function namesOn(unitId: string, body: string, day: string): string {
  return `(select n.* from paper_names n where n.unit_id = ${unitId} and n.body = ${body} and n.day <= ${day} order by n.day desc, n.id desc limit 1)`;
}

/** The names that a unit's body has on a day. */
export async function paperNamesOn(on: Rows, unitId: number, body: PaperBody, day: string): Promise<NamesOnPaper> {
  const row = await on.one<NamesOnPaper>(
    `select ${NAMES} from ${namesOn('$1', '$2', '$3::date')} n`,
    [unitId, body, day],
    'paper-names',
  );
  return row ?? NO_NAMES;
}

/** All that was stated of a body, the newest day first; of one day the one that holds comes first. */
export async function statedNames(on: Rows, unitId: number, body: PaperBody): Promise<StatedNames[]> {
  return on.rows<StatedNames>(
    `select n.id, n.day, a.display_name as by, n.at, ${NAMES} from paper_names n join accounts a on a.id = n.by_account
     where n.unit_id = $1 and n.body = $2 order by n.day desc, n.id desc`,
    [unitId, body],
  );
}

/** SQL: the title that was typed for one post, or one seat of a committee, and holds on a day; null where none was. */
export function statedTitle(of: 'post_id' | 'member_id', id: string, day: string): string {
  return `nullif((select t.title from paper_titles t where t.${of} = ${id} and t.day <= ${day} order by t.day desc, t.id desc limit 1), '')`;
}

/** SQL: the title of a post `p` on paper on a day: its own one on paper, else the one typed for heads or deputies of its unit, else the post's. */
export function titleOnPaper(post: string, day: string): string {
  return `coalesce(${statedTitle('post_id', `${post}.id`, day)}, (select nullif(case ${post}.position when 'head' then n.head_title when 'deputy' then n.deputy_title else '' end, '')
    from ${namesOn(`${post}.unit_id`, `'state'`, day)} n), ${post}.title)`;
}

/** SQL, lateral: the post that an account's person held when they decided, the one as head first; no row: from outside the agency. */
export function deciderPost(account: string, at: string): string {
  return `(select x.id, x.title, x.position, x.unit_id from ${postsKnown(at)} x where x.official_id = ${account}.official_id and ${heldOn('x', localDay(at))}
  order by (x.position = 'head') desc, x.main desc, x.id limit 1)`;
}
