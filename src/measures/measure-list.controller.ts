import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { readForm, tidy } from '../web/read-form.js';
import { fieldNumber } from '../web/numbers.js';
import { seenOf } from '../web/seen.js';
import { MEASURE_BOUNDS, MeasureForm } from './measure.form.js';
import { MeasureListService, type Agency } from './measure-list.service.js';
import { MEASURE_WRITERS } from './measure.policy.js';
import { measuresOf } from './measures.queries.js';
import { THRESHOLDS } from './moves.js';
import { STANDARD_MEASURES } from './standard-measures.js';

const FIELDS = ['code', 'name', 'kind', 'direction', 'unitLabel', 'source'] as const;

@Controller('measures/list')
@Allow(...MEASURE_WRITERS)
export class MeasureListController {
  constructor(private readonly list: MeasureListService) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Query('root') root?: string): Promise<Page> {
    return this.listPage(asking, await this.agency(asking, root), {});
  }

  @Post()
  async add(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const agency = await this.agency(asking, tidy(body)['root']);
    const form = readForm(MeasureForm, body);
    const issues = form.issues ?? (await this.list.add(asking.actor, agency.id, form.value));
    if (issues.length > 0) return (await this.listPage(asking, agency, tidy(body))).withIssues(issues);
    return redirect(`/measures/list?root=${agency.id}`, 'measures:flash.added');
  }

  @Post('standard')
  async standard(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Redirect> {
    const agency = await this.agency(asking, tidy(body)['root']);
    await this.list.addStandard(asking.actor, agency.id);
    return redirect(`/measures/list?root=${agency.id}`, 'measures:flash.standard');
  }

  @Post(':id/threshold')
  async threshold(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = String(tidy(body)['threshold'] ?? '').slice(0, 40);
    const { rootUnitId, issues } = await this.list.setThreshold(asking.actor, id, typed, body);
    if (issues.length === 0) return redirect(`/measures/list?root=${rootUnitId}`, 'measures:flash.threshold');
    return (
      await this.listPage(asking, await this.agency(asking, String(rootUnitId)), {
        [`threshold-${id}`]: typed,
        [`seen-${id}`]: tidy(body)['seen'],
      })
    ).withIssues(issues);
  }

  @Post(':id/closing')
  async close(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return redirect(`/measures/list?root=${await this.list.close(asking, id)}`, 'measures:flash.closed');
  }

  @Post(':id/reopening')
  async reopen(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return redirect(`/measures/list?root=${await this.list.reopen(actor, id)}`, 'measures:flash.reopened');
  }

  /** The agency asked for, or the only one; a head of an office alone has none. */
  private async agency(asking: Asking, root: unknown): Promise<Agency> {
    const agencies = await this.list.agencies(asking);
    if (agencies.length === 0) throw new Forbidden();
    const found =
      typeof root === 'string' && root !== '' ? agencies.find(({ id }) => String(id) === root) : agencies[0];
    if (!found) throw new NotFound();
    return found;
  }

  private async listPage(asking: Asking, agency: Agency, typed: Record<string, unknown>): Promise<Page> {
    const [measures, agencies] = await Promise.all([measuresOf(asking, agency.id), this.list.agencies(asking)]);
    const texts = Object.fromEntries(
      FIELDS.map((field) => [field, typeof typed[field] === 'string' ? typed[field] : '']),
    ) as Record<(typeof FIELDS)[number], string>;
    const data = {
      agency,
      typed: texts,
      thresholds: THRESHOLDS,
      measures: measures.map((measure) => ({
        ...measure,
        seen: typed[`seen-${measure.id}`] ?? seenOf({ threshold: measure.threshold }),
        judged: measure.judgedWith !== null ? 'percent' : measure.kind,
        unjudged: measure.direction === 'none' || measures.some(({ judgedWith }) => judgedWith === measure.code),
        threshold: typed[`threshold-${measure.id}`] ?? fieldNumber(measure.threshold, asking.actor.lang),
      })),
      bounds: MEASURE_BOUNDS,
      agencies: agencies.length > 1 ? agencies : [],
      lacksStandard: STANDARD_MEASURES.some(({ code }) => !measures.some((measure) => measure.code === code)),
    };
    return page('measures/list', data, 'measures:title.list', { name: agency.name });
  }
}
