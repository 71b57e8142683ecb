import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, type Page } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { pageNumber, paged } from '../web/paging.js';
import { countersignaturesFor } from './countersignatures.js';
import { CRITERIA_READERS } from './criteria-readers.js';
import { openUnitSet } from './set-access.js';
import { UnitPages } from './unit-pages.js';
import { LINES_ON_A_PAGE, unitSetLines } from './units-sets.queries.js';
import { versionHead } from './version.view.js';

@Controller('criteria')
@Allow(...CRITERIA_READERS)
export class CriteriaController {
  constructor(private readonly pages: UnitPages) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Query('q') q?: string, @Query('page') asked?: string): Promise<Page> {
    const typed = typeof q === 'string' ? q.slice(0, 100) : '';
    const number = pageNumber(asked);
    const [waiting, own, units] = await Promise.all([
      countersignaturesFor(asking, asking.actor, asking.today),
      this.pages.own(asking),
      unitSetLines(asking, typed, number),
    ]);
    const data = {
      q: typed,
      waiting: waiting.map(versionHead),
      own,
      units: units.lines.map((line) => ({
        ...line,
        inherited: line.fromUnitId !== null && line.fromUnitId !== line.unitId,
      })),
      listed: units.total > 0 || typed !== '',
      pages: paged('/criteria', { q: typed }, number, LINES_ON_A_PAGE, units.total),
    };
    return page('criteria/list', data, 'criteria-pages:title');
  }

  @Get('units/:id')
  async unit(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.unit(asking.actor, await openUnitSet(asking, asking.actor, id, asking.today));
  }
}
