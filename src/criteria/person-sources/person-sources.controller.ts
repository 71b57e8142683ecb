import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textOf, type Body as Fields } from '../../web/read-form.js';
import { sourcedCriteria, sourcesOf } from './person-sources.queries.js';
import { openSources, PersonSourcesService, SOURCE_BOUNDS } from './person-sources.service.js';

/** Which criteria of a unit's set take each person's own figure from somewhere, and from where. */
@Controller('criteria')
@Allow('head', 'personnel')
export class PersonSourcesController {
  constructor(private readonly sources: PersonSourcesService) {}

  @Get('units/:id/sources')
  show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  @Post('units/:id/sources')
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.sources.state(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.page(asking, id, body ?? {})).withIssues(issues);
    return redirect(`/criteria/units/${id}/sources`, 'criteria-pages:sources.flash.named');
  }

  @Post('sources/:id/ending')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const { unitId, issues } = await this.sources.end(asking.actor, id, body ?? {});
    if (issues.length > 0)
      return (await this.page(asking, unitId, { [`reason-${id}`]: textOf(body, 'reason') })).withIssues(issues);
    return redirect(`/criteria/units/${unitId}/sources`, 'criteria-pages:sources.flash.ended');
  }

  private async page(asking: Asking, unitId: number, typed: Fields): Promise<Page> {
    const { unit } = await openSources(asking, unitId);
    const [criteria, sources] = await Promise.all([sourcedCriteria(asking, unitId), sourcesOf(asking, unitId)]);
    const standing = sources.filter(({ endedAt }) => endedAt === null);
    const free = criteria.filter(({ code }) => !standing.some(({ criterion }) => criterion === code));
    const textOfCriterion = (code: string) => criteria.find((one) => one.code === code)?.text ?? code;
    const data = {
      unitId,
      unitName: unit.name,
      standing: standing.map((source) => ({
        ...source,
        text: textOfCriterion(source.criterion),
        reason: { id: `reason-${source.id}`, value: textOf(typed, `reason-${source.id}`) ?? '' },
      })),
      ended: sources
        .filter(({ endedAt }) => endedAt !== null)
        .map((source) => ({ ...source, text: textOfCriterion(source.criterion) })),
      choices: free.map(({ code, text }) => ({ value: code, text })),
      none: criteria.length === 0,
      typed: { criterion: textOf(typed, 'criterion') ?? free[0]?.code ?? '', name: textOf(typed, 'name') ?? '' },
      bounds: SOURCE_BOUNDS,
    };
    return page('criteria/sources', data, 'criteria-pages:sources.title', { unit: unit.name });
  }
}
