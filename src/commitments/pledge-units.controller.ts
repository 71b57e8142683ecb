import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { headedScopes, watchingScopes } from '../standing/scopes.js';
import { Allow } from '../web/access.js';
import { within, type Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { paged, pageNumber } from '../web/paging.js';
import { mayList } from './pledge-access.js';
import { LISTED, pledgeLines, pledgeSums, type Listed } from './pledges.queries.js';
import { Unit } from '../units/unit.entity.js';

const SIZE = 50;

/** Who of a unit and below has signed and who has not, and how far each is. */
@Controller('pledges/units')
@Allow('head', 'committee', 'personnel', 'inspector')
export class PledgeUnitsController {
  @Get(':unitId')
  async list(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const unit = await asking.find(Unit, { id: unitId });
    if (!unit || !mayList(asking.actor, unit.path)) throw new NotFound();
    const today = asking.today;
    const year = yearOf(query['year'], Number(today.slice(0, 4)));
    const day = today.startsWith(String(year)) ? today : year < Number(today.slice(0, 4)) ? `${year}-12-31` : today;
    const asked = { unitPath: unit.path, year, month: day.slice(0, 7), day };
    const show = LISTED.find((each) => each === query['show']) ?? 'all';
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 120) : '';
    const at = pageNumber(query['page']);
    const [sums, rows] = await Promise.all([
      pledgeSums(asking, asked),
      pledgeLines(asking, { ...asked, show, q, limit: SIZE, offset: (at - 1) * SIZE }),
    ]);
    const address = `/pledges/units/${unitId}`;
    const reads = !readsOnlyList(asking.actor, unit.path);
    return page(
      'commitments/pledge-unit',
      {
        unit,
        year,
        month: asked.month,
        q,
        sums,
        signed: sums.all - sums.unsigned,
        years: [year - 1, year + 1].filter(
          (each) => each >= 2025 && each <= Number(today.slice(0, 4)) + (today.slice(5, 7) === '12' ? 1 : 0),
        ),
        address,
        filters: filtersOf(address, year, show, sums),
        rows: rows.map((row) => ({
          ...row,
          href: reads && row.pledgeId !== null ? `/pledges/${row.pledgeId}` : null,
          state: stateOf(row),
          same: row.nearlySame.length > 0,
        })),
        paging: paged(
          address,
          { year: String(year), show: show === 'all' ? undefined : show, q },
          at,
          SIZE,
          rows[0]?.total ?? 0,
        ),
      },
      'commitments:unit.title',
      { name: unit.name, year },
    );
  }
}

/** Personnel keep the list; the texts are for heads, committees and inspectors. */
function readsOnlyList(actor: Actor, path: string): boolean {
  return !within(path, [...headedScopes(actor), ...watchingScopes(actor)]);
}

function filtersOf(address: string, year: number, show: Listed, sums: Record<Listed, number>) {
  return LISTED.filter((each) => each === 'all' || each === show || sums[each] > 0).map((each) => ({
    show: each,
    count: sums[each],
    current: each === show,
    href: `${address}?year=${year}${each === 'all' ? '' : `&show=${each}`}`,
  }));
}

function stateOf(row: {
  signedAt: Date | null;
  acknowledgedAt: Date | null;
  confirmed: number;
  stated: number;
}): string {
  if (row.signedAt === null) return 'unsigned';
  if (row.confirmed > 0) return 'confirmed';
  if (row.stated > 0) return 'stated';
  return row.acknowledgedAt === null ? 'signed' : 'acknowledged';
}

function yearOf(asked: unknown, now: number): number {
  const year = typeof asked === 'string' && /^20\d\d$/.test(asked) ? Number(asked) : now;
  return Math.min(Math.max(year, 2020), now + 1);
}
