import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { isHeadOf } from '../standing/scopes.js';
import { Allow } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { paged, pageNumber } from '../web/paging.js';
import { tidy } from '../web/read-form.js';
import { kinOfUnit } from './history/history.queries.js';
import { kinLines } from './history/history.view.js';
import { growTree } from './tree.js';
import { actingOfUnit, committeeOfUnit, pastPostsOfUnit, postsOfUnit } from './unit-page.queries.js';
import { mayManageUnit, mayMove, maySetBlindFirst, sightOf, wholeScopes } from './unit.policy.js';
import { unitPeople } from './unit.view.js';
import { listTree, loadUnit, searchUnits, subUnits, unitsAbove, type UnitRow } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

const SIZE = 50;
const TREE_MOST = 400;

@Controller('units')
@Allow('personnel', 'inspector', 'administrator', 'head')
export class UnitsController {
  @Get()
  async tree(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const whole = wholeScopes(asking.actor).map(({ path }) => path);
    const namesOnly = asking.actor.capabilities.has('administrator');
    const paths = namesOnly ? ['/'] : whole;
    const { q } = tidy(query);
    if (typeof q === 'string') return this.found(asking, paths, q.slice(0, 100), pageNumber(query['page']), namesOnly);
    const rows = await listTree(asking, paths, asking.today, TREE_MOST);
    return page(
      'units/tree',
      {
        tree: growTree(rows.map((row) => ({ ...row, namesOnly }))),
        q: null,
        personnel: asking.actor.capabilities.has('personnel') || asking.actor.capabilities.has('inspector'),
      },
      'units:title',
    );
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await loadUnit(asking, id);
    const sight = unit && sightOf(asking.actor, unit.path);
    if (!unit || !sight) throw new NotFound();
    const above = (await unitsAbove(asking, id)).map((row) => ({
      ...row,
      href: sightOf(asking.actor, row.path) ? `/units/${row.id}` : null,
    }));
    const below = await subUnits(asking, id, asking.today);
    const namesOnly = sight === 'name';
    const view = {
      unit,
      above,
      below: below.map((row) => ({ ...row, namesOnly })),
      namesOnly,
      may: may(asking.actor, unit),
    };
    const people = namesOnly ? undefined : await this.people(asking, id);
    const kin = namesOnly ? [] : kinLines(asking.actor, await kinOfUnit(asking, id));
    return new Page('units/show', { ...view, ...people, kin }, { text: unit.name });
  }

  private async found(asking: Asking, paths: string[], q: string, number: number, namesOnly: boolean): Promise<Page> {
    const found = await searchUnits(asking, paths, q, asking.today, SIZE, (number - 1) * SIZE);
    const rows = found.rows.map((row) => ({ ...row, namesOnly }));
    return page(
      'units/tree',
      { tree: [], q, found: rows, pages: paged('/units', { q }, number, SIZE, found.total), personnel: !namesOnly },
      'units:title',
    );
  }

  private async people(asking: Asking, id: number) {
    const day = asking.today;
    const [posts, past, acting, committee] = await Promise.all([
      postsOfUnit(asking, id, day),
      pastPostsOfUnit(asking, id, day),
      actingOfUnit(asking, id, day),
      committeeOfUnit(asking, id, day),
    ]);
    return { ...unitPeople(posts, acting, day), past, committee: committee ?? null };
  }
}

function may(actor: Actor, unit: UnitRow) {
  const manage = mayManageUnit(actor, unit.path) && !unit.closedOn;
  return {
    manage,
    delegate: !unit.closedOn && actor.headPosts.some((post) => post.unitId === unit.unitId),
    give: !unit.closedOn && isHeadOf(actor, unit.unitId),
    officials: actor.capabilities.has('personnel') || actor.capabilities.has('inspector'),
    reopen: mayManageUnit(actor, unit.path) && unit.closedOn !== null && !unit.never,
    move: manage && mayMove(actor, unit.path, unit.parentPath),
    blindFirst: maySetBlindFirst(actor, unit) && !unit.closedOn,
  };
}
