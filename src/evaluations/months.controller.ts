import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { monthsSeenBy } from './months-access.js';
import { monthLines, monthsTrend } from './months.view.js';
import { monthsOf, type MonthRow } from './months.queries.js';
import { myEvaluationNow } from './my-evaluation.js';
import { IdPipe } from '../web/id.pipe.js';
import { ledOn } from '../units/merged.queries.js';
import { namedOfficial } from '../units/officials.queries.js';

const SHOWN = 24;
const LATEST = '9999-12';

/** A person's months: what is expected now, the results as chart and table, what changed. */
@Controller()
export class MonthsController {
  @Get('evaluations')
  @Allow('official')
  async mine(@CurrentAsking() asking: Asking, @Query('before') before?: string): Promise<Page> {
    const today = asking.today;
    const [now, rows] = await Promise.all([
      myEvaluationNow(asking, asking.actor, today),
      monthsOf(asking, asking.actor.officialId!, monthIn(before), SHOWN + 1),
    ]);
    return page(
      'evaluations/months',
      { now: before ? null : now, ...listOf(rows, today, '/evaluations'), mine: true },
      'evaluations:months.title',
    );
  }

  @Get('officials/:id/evaluations')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async of(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('before') before?: string,
  ): Promise<Page | Redirect> {
    const led = await ledOn(asking, id, (stays) => `/officials/${stays}/evaluations`);
    if (led) return led;
    const today = asking.today;
    const person = await namedOfficial(asking, id);
    const rows = person ? await monthsSeenBy(asking, await monthsOf(asking, id, monthIn(before), SHOWN + 1)) : [];
    if (!person || rows.length === 0) throw new NotFound();
    return page(
      'evaluations/months',
      { now: null, ...listOf(rows, today, `/officials/${id}/evaluations`), mine: false, person },
      'evaluations:months.titleOf',
      { name: person.name },
    );
  }
}

function listOf(rows: MonthRow[], today: string, path: string) {
  const lines = monthLines(rows, today).slice(0, SHOWN);
  const older = rows.length > SHOWN ? `${path}?before=${lines[lines.length - 1]!.month}` : null;
  return { lines, chart: monthsTrend(rows.slice(0, 12)), older };
}

function monthIn(before: string | undefined): string {
  return before !== undefined && /^\d{4}-\d{2}$/.test(before) ? before : LATEST;
}
