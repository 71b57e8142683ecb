import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { IdPipe } from '../web/id.pipe.js';
import { FIGURE_BOUNDS, typedFigure } from './figure.form.js';
import { FiguresService, lateReason } from './figures.service.js';
import { MeasurePages } from './measure-pages.service.js';
import { endedBefore, MEASURE_WRITERS, mayTypeFigures } from './measure.policy.js';
import { figuresOf, measuresIn, type FigureRow, type MeasureRow } from './measures.queries.js';

/** The table in which a unit's month is typed: all measures on one page. */
@Controller('measures/units/:unitId/:month')
@Allow(...MEASURE_WRITERS)
export class FiguresController {
  constructor(
    private readonly pages: MeasurePages,
    private readonly figures: FiguresService,
  ) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('month') month: string,
  ): Promise<Page> {
    return this.table(asking, unitId, month);
  }

  @Post()
  async save(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('month') month: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { issues, stated } = await this.figures.state(asking.actor, unitId, month, body);
    if (issues.length > 0) return (await this.table(asking, unitId, month, body)).withIssues(issues);
    return redirect(
      `/measures?unit=${unitId}&month=${month}`,
      stated > 0 ? 'measures:flash.stated' : 'measures:flash.nothing',
      { count: stated },
    );
  }

  private async table(asking: Asking, unitId: number, month: string, body?: unknown): Promise<Page> {
    const opened = await this.pages.open(asking.actor, unitId, month);
    if (!mayTypeFigures(asking.actor, opened.unit) || endedBefore(opened.unit, month)) throw new Forbidden();
    const [measures, figures] = await Promise.all([
      measuresIn(asking, opened.rootId, month),
      figuresOf(asking, { unitIds: [unitId], from: month, to: month }),
    ]);
    const rows = measures.map((measure) =>
      rowOf(
        measure,
        figures.find(({ measureId }) => measureId === measure.id),
        body,
      ),
    );
    const data = {
      unit: { id: unitId, name: opened.unit.name },
      month,
      closed: opened.closed,
      rows,
      late: lateReason(body),
      open: rows.some(({ typed }) => typed !== null),
      bounds: FIGURE_BOUNDS,
    };
    return page('measures/table', data, 'measures:title.table', { unit: opened.unit.name, month: formatMonth(month) });
  }
}

function rowOf(measure: MeasureRow, stated: FigureRow | undefined, body: unknown) {
  const { code, name, kind, unitLabel, source, counts } = measure;
  const typed = typedFigure(body, code);
  return {
    code,
    name,
    unitLabel,
    counted: counts !== null,
    asks: kind === 'percent',
    stated: stated ?? null,
    typed: stated || counts ? null : { ...typed, source: body === undefined ? source : typed.source },
  };
}
