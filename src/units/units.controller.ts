import { Controller, Get, Param, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { isHeadOf } from '../standing/scopes.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { paged, pageNumber } from '../web/paging.js';
import { tidy } from '../web/read-form.js';
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
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async tree(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    const whole = wholeScopes(actor).map(({ path }) => path);
    const namesOnly = actor.capabilities.has('administrator');
    const paths = namesOnly ? ['/'] : whole;
    const { q } = tidy(query);
    if (typeof q === 'string') return this.found(paths, q.slice(0, 100), pageNumber(query['page']), namesOnly);
    const rows = await listTree(this.db, paths, this.clock.today(), TREE_MOST);
    return page(
      'units/tree',
      {
        tree: growTree(rows.map((row) => ({ ...row, namesOnly }))),
        q: null,
        personnel: actor.capabilities.has('personnel') || actor.capabilities.has('inspector'),
      },
      'units:title',
    );
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await loadUnit(this.db, id);
    const sight = unit && sightOf(actor, unit.path);
    if (!unit || !sight) throw new NotFound();
    const above = (await unitsAbove(this.db, id)).map((row) => ({
      ...row,
      href: sightOf(actor, row.path) ? `/units/${row.id}` : null,
    }));
    const below = await subUnits(this.db, id, this.clock.today());
    const namesOnly = sight === 'name';
    const view = { unit, above, below: below.map((row) => ({ ...row, namesOnly })), namesOnly, may: may(actor, unit) };
    const people = namesOnly ? undefined : await this.people(id);
    return new Page('units/show', { ...view, ...people }, { text: unit.name });
  }

  private async found(paths: string[], q: string, number: number, namesOnly: boolean): Promise<Page> {
    const found = await searchUnits(this.db, paths, q, this.clock.today(), SIZE, (number - 1) * SIZE);
    const rows = found.rows.map((row) => ({ ...row, namesOnly }));
    return page(
      'units/tree',
      { tree: [], q, found: rows, pages: paged('/units', { q }, number, SIZE, found.total), personnel: !namesOnly },
      'units:title',
    );
  }

  private async people(id: number) {
    const day = this.clock.today();
    const [posts, past, acting, committee] = await Promise.all([
      postsOfUnit(this.db, id, day),
      pastPostsOfUnit(this.db, id, day),
      actingOfUnit(this.db, id, day),
      committeeOfUnit(this.db, id, day),
    ]);
    return { ...unitPeople(posts, acting, day), past, committee: committee ?? null };
  }
}

function may(actor: Actor, unit: UnitRow) {
  const manage = mayManageUnit(actor, unit.path) && !unit.closedOn;
  return {
    manage,
    give: !unit.closedOn && isHeadOf(actor, unit.unitId),
    officials: actor.capabilities.has('personnel') || actor.capabilities.has('inspector'),
    move: manage && mayMove(actor, unit.path, unit.parentPath),
    blindFirst: maySetBlindFirst(actor, unit) && !unit.closedOn,
  };
}
