import type { Rows } from '../database/db.js';
import { ledBy } from '../standing/led.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { hasWords } from '../web/fold.js';
import { paged, pageNumber } from '../web/paging.js';
import { chosenAgency } from './agency.js';
import { countsOfPeople, keptShares, totalsOf, type LeaderCounts } from './commitments.queries.js';
import { shareView } from './share.view.js';

const SIZE = 60;

/** The agency's page of say and do: every leader in the order of the tree. A head also sees their own people, whom nobody else does. */
export async function sayAndDoPage(
  db: Rows,
  actor: Actor,
  query: Record<string, unknown>,
  today: string,
): Promise<Page> {
  const { agency, all } = await chosenAgency(db, actor, query['agency']);
  const leaders = await keptShares(db, { rootUnitId: agency.id, until: today });
  const q = typeof query['q'] === 'string' ? query['q'].slice(0, 120) : '';
  const found = leaders.filter((leader) => hasWords(`${leader.name} ${leader.unitName}`, q));
  const at = pageNumber(query['page']);
  const own = all[0]!.id === agency.id ? undefined : String(agency.id);
  return page(
    'commitments/index',
    {
      agency,
      agencies: all.length > 1 ? all.map((each) => ({ ...each, current: each.id === agency.id })) : [],
      q,
      from: yearBefore(today),
      today,
      total: { ...totalsOf(leaders), share: shareView(totalsOf(leaders)) },
      leaders: found.slice((at - 1) * SIZE, at * SIZE).map((leader, place, shown) => ({
        ...line(leader, actor),
        firstOfUnit: leader.unitId !== shown[place - 1]?.unitId,
      })),
      any: leaders.length > 0,
      none: found.length === 0,
      paging: paged('/commitments', { agency: own, q }, at, SIZE, found.length),
      searched: leaders.length > 12,
      people: await peopleOf(db, actor, leaders, today),
      officialId: actor.officialId,
    },
    'commitments:say.title',
  );
}

async function peopleOf(db: Rows, actor: Actor, leaders: LeaderCounts[], today: string) {
  if (actor.officialId === null) return [];
  const open = new Set(leaders.map(({ officialId }) => officialId));
  const led = (await ledBy(db, actor.officialId, today)).filter(({ officialId }) => !open.has(officialId));
  const counts = await countsOfPeople(
    db,
    led.map(({ officialId }) => officialId),
    today,
  );
  return led.map((person) => ({
    ...person,
    ...counts.get(person.officialId),
    share: shareView(counts.get(person.officialId)),
  }));
}

function line(leader: LeaderCounts, actor: Actor) {
  return { ...leader, mine: leader.officialId === actor.officialId, share: shareView(leader) };
}

/** The first day of the twelve months that end on this day. */
function yearBefore(today: string): string {
  return new Date(Date.parse(`${Number(today.slice(0, 4)) - 1}${today.slice(4)}T00:00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
}
