import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { fieldNumber } from '../web/numbers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { COUNT_REASONS } from './count-dialogues.js';
import { FIGURE_BOUNDS, typedFigure } from './figure.form.js';
import { FiguresService } from './figures.service.js';
import { MeasurePages } from './measure-pages.service.js';
import { endedBefore, MEASURE_READERS, MEASURE_WRITERS, mayTypeFigures } from './measure.policy.js';
import { figureHistory, measuresIn } from './measures.queries.js';

/** One figure: everything it ever was, and its correction. */
@Controller('measures/units/:unitId/:month/:code')
export class FigureHistoryController {
  constructor(
    private readonly pages: MeasurePages,
    private readonly figures: FiguresService,
  ) {}

  @Get()
  @Allow(...MEASURE_READERS)
  async show(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('month') month: string,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.history(asking, unitId, month, code);
  }

  @Post()
  @Allow(...MEASURE_WRITERS)
  async correct(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('month') month: string,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.figures.correct(asking.actor, unitId, month, code, body);
    if (issues.length > 0) return (await this.history(asking, unitId, month, code, body)).withIssues(issues);
    return redirect(`/measures/units/${unitId}/${month}/${encodeURIComponent(code)}`, 'measures:flash.corrected');
  }

  private async history(asking: Asking, unitId: number, month: string, code: string, body?: unknown): Promise<Page> {
    const { unit, rootId, closed } = await this.pages.open(asking.actor, unitId, month);
    const measure = (await measuresIn(asking, rootId, month)).find((each) => each.code === code);
    if (!measure) throw new NotFound();
    const rows = await figureHistory(asking, { measureId: measure.id, unitId, month });
    const now = rows[0];
    const mayCorrect =
      now !== undefined && measure.counts === null && !endedBefore(unit, month) && mayTypeFigures(asking.actor, unit);
    const typed =
      body === undefined && now
        ? {
            value: fieldNumber(now.value, asking.actor.lang),
            asked: now.asked === null ? '' : String(now.asked),
            source: now.source,
          }
        : typedFigure(body, code);
    const { reason } = tidy(body);
    const data = {
      measure: {
        code,
        name: measure.name,
        unitLabel: measure.unitLabel,
        counted: measure.counts !== null,
      },
      unit: { id: unitId, name: unit.name },
      month,
      closed,
      history: rows.map((row) => ({ ...row, counted: COUNT_REASONS.some((each) => each === row.reason) })),
      number: now?.number ?? 0,
      voidHref: mayCorrect && !now.voidedAt ? `/measures/figures/${now.id}/correction` : null,
      mayCorrect,
      typed,
      reason: typeof reason === 'string' ? reason : '',
      bounds: FIGURE_BOUNDS,
      asks: measure.kind === 'percent',
    };
    return page('measures/figure', data, 'measures:title.figure', { name: measure.name, month: formatMonth(month) });
  }
}
