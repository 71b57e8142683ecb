import type { Asking } from '../acts/asking.js';
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
export async function sayAndDoPage(asking: Asking, query: Record<string, unknown>): Promise<Page> {
  const { agency, all } = await chosenAgency(asking, query['agency']);
  const leaders = await keptShares(asking, { rootUnitId: agency.id, until: asking.today });
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
      from: yearBefore(asking.today),
      today: asking.today,
      total: { ...totalsOf(leaders), share: shareView(totalsOf(leaders)) },
      leaders: found.slice((at - 1) * SIZE, at * SIZE).map((leader, place, shown) => ({
        ...line(leader, asking.actor),
        firstOfUnit: leader.unitId !== shown[place - 1]?.unitId,
      })),
      any: leaders.length > 0,
      none: found.length === 0,
      paging: paged('/commitments', { agency: own, q }, at, SIZE, found.length),
      searched: leaders.length > 12,
      people: await peopleOf(asking, leaders),
      officialId: asking.actor.officialId,
    },
    'commitments:say.title',
  );
}

async function peopleOf(asking: Asking, leaders: LeaderCounts[]) {
  if (asking.actor.officialId === null) return [];
  const open = new Set(leaders.map(({ officialId }) => officialId));
  const led = (await ledBy(asking, asking.actor.officialId, asking.today)).filter(
    ({ officialId }) => !open.has(officialId),
  );
  const counts = await countsOfPeople(
    asking,
    led.map(({ officialId }) => officialId),
    asking.today,
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
