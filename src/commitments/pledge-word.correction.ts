import type { Asking } from '../acts/asking.js';
import type { CorrectionKind } from '../corrections/correction-kind.js';
import type { Rows } from '../database/db.js';
import { approversOf } from '../standing/chain.js';
import { leadersOf } from '../standing/led.js';
import { Conflict, Forbidden } from '../web/errors.js';
import { openPledge } from './pledge-access.js';
import { PLEDGE } from './pledge.js';
import { PledgeItem } from './pledge-item.entity.js';

interface WordRow {
  pledgeId: number;
  number: number;
  text: string;
  selfKept: boolean;
  headKept: boolean | null;
  headNote: string | null;
  headBy: number | null;
  sayerOfficialId: number | null;
  /** The person's year has a label: what it looked at stays. */
  labelled: boolean;
}

/** A head's word at the year's end on one item: put right by who said it, or by who leads now where they no longer do, until the year has its label. */
export const PLEDGE_WORD_CORRECTION: CorrectionKind = {
  code: 'pledge-word',
  path: 'pledges/words',
  allow: ['official', 'outside-approver'],
  acts: { corrected: 'pledge.word-corrected' },
  fields: [
    { name: 'kept', least: 4, most: 6, oneOf: { codes: ['kept', 'broken'], words: 'evaluations:commitments.state.' } },
    { name: 'note', least: 0, most: PLEDGE.why, rows: 3 },
  ],
  async find(on, id) {
    const row = await wordRow(on, id);
    if (!row) return undefined;
    const { pledge, head } = await openPledge(on, on.actor, row.pledgeId, on.today);
    if (!head) throw new Forbidden();
    if (row.headKept === null) throw new Conflict('correction-pledge-unsaid');
    if (row.headBy !== on.actor.accountId && (await leadsStill(on, row.sayerOfficialId, pledge.officialId)))
      throw new Forbidden();
    if (row.labelled) throw new Conflict('correction-pledge-labelled');
    return {
      id,
      words: { kept: row.headKept ? 'kept' : 'broken', note: row.headNote ?? '' },
      chain: `official:${pledge.officialId}`,
      unitId: pledge.unitId,
      about: { name: pledge.name, year: String(pledge.year), title: row.text },
      href: `/pledges/${row.pledgeId}`,
      told: [pledge.officialId],
    };
  },
  async check(on, { id }, { kept, note }) {
    const { selfKept, number } = (await wordRow(on, id))!;
    const why = selfKept !== (kept === 'kept') && note!.length < PLEDGE.shortest;
    return why
      ? [{ field: 'note', code: 'commitments:issue.itemWhy', params: { number, least: PLEDGE.shortest } }]
      : [];
  },
  /** The pledge, as every act on its year does. */
  lock: (act, id) =>
    act.rows('select id from pledges where id = (select pledge_id from pledge_items where id = $1) for update', [id]),
  async write(act, { id }, words) {
    const { kept, note } = words as Record<string, string>;
    const by = { headBy: act.actor.accountId, headAt: act.at };
    await act.update(PledgeItem, { id }, { headKept: kept === 'kept', headNote: note || null, ...by });
  },
};

/** Which of these items' words the actor, who leads the author, may put right now. */
export async function correctableWords(
  on: Asking,
  { officialId }: { officialId: number },
  itemIds: readonly number[],
): Promise<Set<number>> {
  const rows = (await wordRows(on, itemIds)).filter((row) => row.headKept !== null && !row.labelled);
  const own = rows.filter(({ headBy }) => headBy === on.actor.accountId);
  const [others] = rows.filter(({ headBy }) => headBy !== on.actor.accountId);
  const left = others !== undefined && !(await leadsStill(on, others.sayerOfficialId, officialId));
  return new Set((left ? rows : own).map(({ id }) => id));
}

async function wordRow(on: Rows, id: number): Promise<WordRow | undefined> {
  return (await wordRows(on, [id]))[0];
}

function wordRows(on: Rows, ids: readonly number[]): Promise<(WordRow & { id: number })[]> {
  return on.rows(
    `select i.id, i.pledge_id as "pledgeId", (select count(*)::int from pledge_items b where b.pledge_id = i.pledge_id and (b.position, b.id) <= (i.position, i.id)) as number,
       i.text, i.self_kept as "selfKept", i.head_kept as "headKept", i.head_note as "headNote", i.head_by as "headBy", a.official_id as "sayerOfficialId",
       exists (select 1 from year_records r join years y on y.id = r.year_id where r.official_id = g.official_id and y.year = g.year and r.label_id is not null) as labelled
     from pledge_items i join pledges g on g.id = i.pledge_id left join accounts a on a.id = i.head_by where i.id = any ($1::int[]) order by i.id`,
    [ids],
    'pledge-words',
  );
}

/** Does who said it decide on the author still, or lead them? Null: from outside the tree. */
async function leadsStill(on: Asking, sayer: number | null, officialId: number): Promise<boolean> {
  const approver = (await approversOf(on, [officialId], on.today)).get(officialId);
  if (sayer === null) return approver === 'outside';
  const leaders = (await leadersOf(on, [officialId], on.today)).get(officialId) ?? [];
  return (approver !== 'outside' && approver?.officialId === sayer) || leaders.some((one) => one.officialId === sayer);
}
