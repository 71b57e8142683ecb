import { Controller, Get, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, type Page } from '../web/answers.js';
import { paged, pageNumber } from '../web/paging.js';
import { draftsOf } from './drafts.queries.js';
import { membersLacking, membersListed, STEPS, type ListedMember, type Shown } from './members-list.queries.js';
import { membershipIn } from './members.queries.js';
import { listScopes, mayReadHanded } from './party.policy.js';
import { yearsToBegin } from './party-years.js';

const SIZE = 50;
const FIRST_YEAR = 2020;
const SHOWN: readonly Shown[] = ['all', ...STEPS];

/** The member's own drafts, and the list of those who lack something. */
@Controller('party')
export class PartyMembersController {
  @Get()
  @Allow('official', 'committee', 'personnel', 'inspector')
  async own(@CurrentAsking() asking: Asking): Promise<Page> {
    const { officialId } = asking.actor;
    const drafts = officialId === null ? [] : await draftsOf(asking, officialId);
    const years = yearsToBegin(asking.today).filter((year) => !drafts.some((draft) => draft.year === year));
    const memberships = await Promise.all(
      years.map((year) => (officialId === null ? undefined : membershipIn(asking, officialId, year))),
    );
    return page(
      'party/own',
      {
        drafts: drafts.map((draft) => ({ ...draft, state: draft.handedAt === null ? 'draft' : 'submitted' })),
        years: years.filter((_, place) => memberships[place] !== undefined),
        official: officialId !== null,
        lists: listScopes(asking.actor).length > 0,
        personnel: asking.actor.capabilities.has('personnel'),
      },
      'party:own.title',
    );
  }

  @Get('members')
  @Allow('committee', 'personnel', 'inspector')
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const now = Number(asking.today.slice(0, 4));
    const year = yearOf(query['year'], now);
    const show = SHOWN.find((each) => each === query['show']) ?? 'all';
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 120) : '';
    const at = pageNumber(query['page']);
    const lastDay = `${year}-12-31`;
    const asked = { paths: listScopes(asking.actor), year, day: asking.today < lastDay ? asking.today : lastDay };
    const [lacking, { rows, total }] = await Promise.all([
      membersLacking(asking, asked),
      membersListed(asking, { ...asked, show, q, limit: SIZE, offset: (at - 1) * SIZE }),
    ]);
    const reads = (row: ListedMember) => row.handover && mayReadHanded(asking.actor, row.path);
    return page(
      'party/members',
      {
        year,
        years: [year - 1, year + 1].filter((each) => each >= FIRST_YEAR && each <= now),
        q,
        steps: STEPS,
        all: lacking.all,
        filters: SHOWN.filter((each) => each === 'all' || each === show || lacking[each] > 0).map((each) => ({
          show: each,
          count: lacking[each],
          current: each === show,
          href: addressOf(year, each),
        })),
        rows: rows.map((row) => lineOf(row, reads(row))),
        paging: paged(
          '/party/members',
          { year: String(year), show: show === 'all' ? undefined : show, q: q || undefined },
          at,
          SIZE,
          total,
        ),
        personnel: asking.actor.capabilities.has('personnel'),
      },
      'party:members.title',
      { year },
    );
  }
}

function addressOf(year: number, show: Shown): string {
  return `/party/members?year=${year}${show === 'all' ? '' : `&show=${show}`}`;
}

/** Each step as done, missing or not asked of this person; the first that is missing is whose turn it is. */
function lineOf(row: ListedMember, reads: boolean) {
  const next = STEPS.find((step) => row[step] === false) ?? null;
  const steps = STEPS.map((step) => ({
    step,
    state: row[step] === null ? 'not-needed' : row[step] ? 'done' : step === next ? 'missing' : 'waiting',
  }));
  return {
    name: row.name,
    title: row.title,
    unitName: row.unitName,
    cell: row.cell,
    steps,
    next,
    href: reads ? `/party/drafts/${row.draftId}` : null,
  };
}

function yearOf(asked: unknown, now: number): number {
  const year = typeof asked === 'string' && /^20\d\d$/.test(asked) ? Number(asked) : now;
  return Math.min(Math.max(year, FIRST_YEAR), now);
}
