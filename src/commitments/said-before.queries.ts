import type { Rows } from '../database/db.js';
import type { CheckState } from './pledge.js';

/** What its author said of an item of a pledge, of a month or of the year's end. */
export interface SaidOfItem {
  itemId: number;
  /** Null: of the year's end. */
  month: string | null;
  state: CheckState | null;
  kept: boolean | null;
  note: string | null;
  at: Date;
}

/** All that was ever said of a pledge's items, by the acts that said it, the first one first. */
function allSaid(on: Rows, pledgeId: number, officialId: number): Promise<SaidOfItem[]> {
  return on.rows<SaidOfItem>(
    `select i.id as "itemId", l.payload::jsonb #>> '{detail,month}' as month, i.state, i.kept, i.note, l.at::timestamptz as at
     from audit l cross join lateral jsonb_to_recordset(l.payload::jsonb #> '{detail,items}') as i (id int, state text, kept boolean, note text)
     where l.chain in (select 'official:' || $2::int union all select 'official:' || g.from_official from official_merges g where g.to_official = $2)
       and l.act in ('pledge.checked', 'pledge.stated') and (l.payload::jsonb #>> '{detail,pledge}')::int = $1
     order by l.at, l.id, i.id`,
    [pledgeId, officialId],
    'said-of-pledge',
  );
}

/** By item: what was said otherwise before, the latest first. What stands now is not among it. */
export async function saidBefore(on: Rows, pledgeId: number, officialId: number): Promise<Map<number, SaidOfItem[]>> {
  const newest = new Map<string, SaidOfItem>();
  const before = new Map<number, SaidOfItem[]>();
  for (const said of await allSaid(on, pledgeId, officialId)) {
    const key = `${said.itemId} ${said.month ?? 'year'}`;
    const was = newest.get(key);
    newest.set(key, said);
    if (was && !sameWords(was, said)) before.set(said.itemId, [was, ...(before.get(said.itemId) ?? [])]);
  }
  return before;
}

function sameWords(one: SaidOfItem, other: SaidOfItem): boolean {
  return one.state === other.state && one.kept === other.kept && (one.note ?? '') === (other.note ?? '');
}
