import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { openSources } from '../../criteria/person-sources/person-sources.service.js';
import { Allow } from '../../web/access.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paged, pageNumber } from '../../web/paging.js';
import { figureScopes, findSource } from './figure-facts.js';
import { monthsOfSource, sourceFigures } from './source-figures.queries.js';

const SIZE = 100;

/** All that came from one source, month by month: what counts, what stood before it, what was made void. */
@Controller('person-figures/sources')
@Allow('head', 'personnel')
export class SourceFiguresController {
  @Get(':id')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const source = await findSource(asking, id);
    if (!source) throw new NotFound();
    await openSources(asking, source.unitId);
    const scopes = figureScopes(asking.actor);
    const months = await monthsOfSource(asking, id, scopes);
    const month = months.find((one) => one === query['month']) ?? months[0] ?? null;
    const at = pageNumber(query['page']);
    const rows = month === null ? [] : await sourceFigures(asking, { id, month, scopes, at, size: SIZE });
    const here = `/person-figures/sources/${id}`;
    const data = {
      source,
      month,
      months: months.map((one) => ({ value: one, text: formatMonth(one) })),
      here,
      rows: rows.map((row) => ({ ...row, voidHref: row.now ? `/person-figures/figures/${row.id}/correction` : null })),
      paging: month === null ? null : paged(here, { month }, at, SIZE, rows[0]?.total ?? 0),
    };
    return page('person-figures/source', data, 'person-figures:title.source', { name: source.name });
  }
}
