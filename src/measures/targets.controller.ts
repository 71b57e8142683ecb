import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, Redirect, redirect, type Page } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { fieldNumber } from '../web/numbers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { managedRoots, MEASURE_WRITERS } from './measure.policy.js';
import { targetsSeen, TargetsService, typedTarget, type TargetYear } from './targets.service.js';
import { unitsBelow } from './measures.queries.js';

@Controller('measures/targets')
@Allow(...MEASURE_WRITERS)
export class TargetsController {
  constructor(private readonly targets: TargetsService) {}

  /** The chooser's address; without one, the agency's own targets of this year. */
  @Get()
  async choose(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Redirect> {
    const [root] = managedRoots(asking.actor);
    if (root === undefined) throw new Forbidden();
    const number = (text: unknown, pattern: RegExp) =>
      typeof text === 'string' && pattern.test(text) ? text : undefined;
    const year = number(query['year'], /^20\d\d$/) ?? asking.today.slice(0, 4);
    return new Redirect(`/measures/targets/${number(query['unit'], /^[1-9]\d{0,8}$/) ?? root}/${year}`);
  }

  @Get(':unitId/:year')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('year') year: string,
  ): Promise<Page> {
    return this.targetPage(asking, await this.targets.open(asking.actor, unitId, yearOf(year)));
  }

  @Post(':unitId/:year')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('year') year: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.targets.save(asking.actor, unitId, yearOf(year), body);
    if (issues.length > 0)
      return (
        await this.targetPage(asking, await this.targets.open(asking.actor, unitId, yearOf(year)), body)
      ).withIssues(issues);
    return redirect(`/measures/targets/${unitId}/${year}`, 'measures:flash.targets');
  }

  private async targetPage(
    asking: Asking,
    { unit, year, measures, targets }: TargetYear,
    body?: unknown,
  ): Promise<Page> {
    const now = Number(asking.today.slice(0, 4));
    const units = await unitsBelow(asking, managedRoots(asking.actor));
    const rows = measures.map((measure) => {
      const target = targets.find(({ measureId }) => measureId === measure.id)?.target;
      return {
        ...measure,
        value: body === undefined ? fieldNumber(target, asking.actor.lang) : typedTarget(body, measure.code),
      };
    });
    const data = {
      unit: { id: unit.id, name: unit.name },
      year,
      rows,
      seen: body === undefined ? targetsSeen(targets) : tidy(body)['seen'],
      value: String(unit.id),
      yearValue: String(year),
      units: units.map(({ id, name, path }) => ({
        value: String(id),
        text: '\u2003'.repeat(path.split('/').length - 3) + name,
      })),
      years: [now + 1, now, now - 1, now - 2].map((each) => ({ value: String(each), text: String(each) })),
    };
    return page('measures/targets', data, 'measures:title.targets', { unit: unit.name, year });
  }
}

function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw new NotFound();
  return Number(text);
}
