import { Acts } from '../../acts/acts.js';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Controller, Get, Param } from '@nestjs/common';
import { paperNamesOn } from '../../units/paper-names.queries.js';
import { lastDayOf } from '../../periods/calendar.js';
import { Clock } from '../../clock.js';
import { legalPeriodToRead } from '../../legal/periods/legal-period.policy.js';
import type { LegalPeriodRow } from '../../legal/periods/legal-period.queries.js';
import { writeWorkbook } from '../../worksheets/write-workbook.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { Labels } from '../../web/labels.js';
import { monthWorkbook } from '../months/month-workbook.js';
import { csvOf } from '../../web/csv.js';
import { NATIONAL_COLUMNS, nationalJson, nationalRows, type NationalRow } from './month-rows.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A closed month's results for the national database, due within five days (Điều 26.1d), and for the personnel office. Taking them is an act. */
@Controller('forms/legal/months')
@Allow('personnel', 'inspector')
export class MonthResultsController {
  constructor(
    private readonly clock: Clock,
    private readonly labels: Labels,
    private readonly acts: Acts,
  ) {}

  @Get(':id/national.csv')
  async csv(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { period, rows } = await this.take(actor, id, 'csv');
    return new Download(csvOf(NATIONAL_COLUMNS, rows), 'text/csv; charset=utf-8', `${fileName(period)}.csv`);
  }

  @Get(':id/national.json')
  async json(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { period, rows } = await this.take(actor, id, 'json');
    const about = { agency: period.rootName, month: period.month, edition: period.edition, closedAt: period.closedAt! };
    return new Download(nationalJson(rows, about), 'application/json; charset=utf-8', `${fileName(period)}.json`);
  }

  @Get(':id/results.xlsx')
  async workbook(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const { actor } = asking;
    const { period, rows } = await this.take(actor, id, 'xlsx');
    const book = monthWorkbook(period, rows, {
      say: this.labels.in(actor.lang),
      zone: this.clock.zone,
      by: actor.name,
      at: this.clock.now(),
      agency: (await paperNamesOn(asking, period.rootUnitId, 'state', lastDayOf(period.month))).name,
    });
    return new Download(Buffer.from(await writeWorkbook(book)), XLSX, `${fileName(period)}.xlsx`);
  }

  /** The national database takes the decree's own results (Điều 26.1d). */
  private async take(
    actor: Actor,
    id: number,
    format: 'csv' | 'json' | 'xlsx',
  ): Promise<{ period: LegalPeriodRow; rows: NationalRow[] }> {
    return this.acts.perform(actor, async (act) => {
      const period = await legalPeriodToRead(act, actor, id);
      if (!period.closedAt || (format !== 'xlsx' && !isLaw(period.edition))) throw new NotFound();
      const rows = await nationalRows(act, id, act.zone);
      const detail = { format, people: rows.length };
      await act.record(`legal-period:${id}`, 'legal-period.exported', detail);
      return { period, rows };
    });
  }
}

function fileName(period: LegalPeriodRow): string {
  return `ket-qua-${isLaw(period.edition) ? period.edition : '3814'}-${period.month}`;
}
