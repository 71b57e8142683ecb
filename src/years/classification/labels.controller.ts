import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { hasWords } from '../../web/fold.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paged, pageNumber } from '../../web/paging.js';
import { findYear } from '../year.queries.js';
import { openAgency } from './agency-access.js';
import { agencyIn } from './classification.controller.js';
import { publicationOf } from './group.queries.js';
import { publishedFor } from './label-readers.js';
import { ownAgency, publishedLabels } from './labels.queries.js';

const PAGE = 100;

@Controller('years/:id/labels')
@Allow('official', 'head', 'committee', 'outside-approver', 'personnel', 'inspector')
export class LabelsController {
  /** The published list, inside the agency alone: everybody of it, its inspector, who classifies in it, and personnel. */
  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const unit = await this.agency(asking, id, agencyIn(query['agency']));
    const [year, published] = await Promise.all([findYear(asking, id), publicationOf(asking, id, unit.unitId)]);
    if (!year || !published) throw new NotFound();
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 120) : '';
    const found = (await publishedLabels(asking, id, unit.unitId)).filter((row) => hasWords(row.name, q));
    const number = pageNumber(query['page']);
    const address = `/years/${id}/labels`;
    return page(
      'classification/labels',
      {
        year: year.year,
        unitName: unit.name,
        publishedAt: published.at,
        q,
        address,
        agency: unit.unitId,
        rows: found
          .slice((number - 1) * PAGE, number * PAGE)
          .map(({ name, unitName, label }) => ({ name, unitName, label })),
        pages: paged(address, { agency: String(unit.unitId), q: q || undefined }, number, PAGE, found.length),
      },
      'classification:labels.title',
      { year: year.year, unit: unit.name },
    );
  }

  private async agency(asking: Asking, id: number, asked: number | null): Promise<{ unitId: number; name: string }> {
    const own = await ownAgency(asking, id, asking.actor.officialId);
    if (own && (asked === null || asked === own.unitId)) return own;
    const read = (await publishedFor(asking)).filter(({ yearId }) => yearId === id);
    const found = asked === null ? read[0] : read.find(({ unitId }) => unitId === asked);
    if (found) return found;
    return (await openAgency(asking, asking.actor, id, asked, asking.today)).unit;
  }
}
