import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Allow } from '../web/access.js';
import { page, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { MeasurePages, type MeasureMonth } from './measure-pages.service.js';
import { endedBefore, MEASURE_READERS, mayManageList, mayTypeFigures } from './measure.policy.js';
import { measureCards, MONTHS_SHOWN } from './measure.view.js';
import { misfitsOf } from './misfits.queries.js';
import { figuresOf, measuresIn, movesOf, targetsOf } from './measures.queries.js';
import { monthsUpTo } from './months.js';

const MONTHS_CHOSEN = 36;

@Controller('measures')
@Allow(...MEASURE_READERS)
export class MeasuresController {
  constructor(
    private readonly clock: Clock,
    private readonly pages: MeasurePages,
  ) {}

  /** One unit's month: each measure with its twelve months. */
  @Get()
  async show(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const unitId = query['unit'] === undefined ? await this.pages.firstUnit(asking) : idOf(query['unit']);
    const month = typeof query['month'] === 'string' && query['month'] !== '' ? query['month'] : this.clock.month();
    const q = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '';
    const chooser = await this.chooser(asking, q, unitId, month);
    if (unitId === null) return page('measures/nowhere', {}, 'measures:title.index');
    const opened = await this.pages.open(asking.actor, unitId, month);
    return page('measures/index', { chooser, ...(await this.monthView(asking, opened)) }, 'measures:title.month', {
      unit: opened.unit.name,
      month: formatMonth(month),
    });
  }

  private async monthView(asking: Asking, { unit, rootId, month, closed }: MeasureMonth) {
    const asked = { unitIds: [unit.id], from: monthsUpTo(month, MONTHS_SHOWN)[0]!, to: month };
    const [measures, figures, targets, moves, misfits] = await Promise.all([
      measuresIn(asking, rootId, month),
      figuresOf(asking, asked),
      targetsOf(asking, { unitIds: [unit.id], year: Number(month.slice(0, 4)) }),
      movesOf(asking, { unitIds: [unit.id], month }),
      misfitsOf(asking, { path: unit.path, month }),
    ]);
    const cards = measureCards({ month, measures, figures, targets, moves });
    const named = (verdict: string) => cards.filter((card) => card.verdict === verdict).map(({ name }) => name);
    return {
      unit: { id: unit.id, name: unit.name },
      month,
      closed,
      cards,
      rootId,
      misfits: misfits.filter(({ unitId }) => unitId === unit.id),
      stated: cards.filter(({ value }) => value !== null).length,
      better: named('better'),
      worse: named('worse'),
      mayType: mayTypeFigures(asking.actor, unit) && !endedBefore(unit, month) && measures.length > 0,
      mayManage: mayManageList(asking.actor, rootId),
    };
  }

  private async chooser(asking: Asking, q: string, unitId: number | null, month: string) {
    const { units, more } = await this.pages.choices(asking, { q, month });
    const months = monthsUpTo(this.clock.month(), MONTHS_CHOSEN).reverse();
    return {
      q,
      more,
      value: String(unitId ?? ''),
      month,
      units: units.map(({ id, name, depth }) => ({
        value: String(id),
        text: '\u2003'.repeat(Math.max(0, depth - 1)) + name,
      })),
      months: (months.includes(month) ? months : [month, ...months]).map((each) => ({
        value: each,
        text: formatMonth(each),
      })),
      imports: asking.actor.capabilities.has('personnel') || asking.actor.capabilities.has('head'),
    };
  }
}

function idOf(text: unknown): number {
  if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text)) throw new NotFound();
  return Number(text);
}
