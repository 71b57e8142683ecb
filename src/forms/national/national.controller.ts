import { Controller, Get, Param } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { legalPeriodToRead } from '../../legal/periods/legal-period.policy.js';
import type { LegalPeriodRow } from '../../legal/periods/legal-period.queries.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { nationalCsv, nationalJson, nationalRows, type NationalRow } from './national-rows.js';

/** A closed month's results for the national database, due within five days (Điều 26.1d), and for the personnel office. Taking it is an act. */
@Controller('forms/legal/months')
@Allow('personnel', 'inspector')
export class NationalController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get(':id/national.csv')
  async csv(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { period, rows } = await this.take(actor, id, 'csv');
    return new Download(nationalCsv(rows), 'text/csv; charset=utf-8', `${fileName(period)}.csv`);
  }

  @Get(':id/national.json')
  async json(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { period, rows } = await this.take(actor, id, 'json');
    const about = { agency: period.rootName, month: period.month, edition: period.edition, closedAt: period.closedAt! };
    return new Download(nationalJson(rows, about), 'application/json; charset=utf-8', `${fileName(period)}.json`);
  }

  private async take(actor: Actor, id: number, format: string): Promise<{ period: LegalPeriodRow; rows: NationalRow[] }> {
    return this.db.tx(async (tx) => {
      const period = await legalPeriodToRead(tx, actor, id);
      if (!period.closedAt) throw new NotFound();
      const rows = await nationalRows(tx, id, this.clock.zone);
      const detail = { format, people: rows.length };
      await recordAct(tx, { chain: `legal-period:${id}`, act: 'legal-period.exported', account: actor.accountId, at: this.clock.now(), detail });
      return { period, rows };
    });
  }
}

function fileName(period: LegalPeriodRow): string {
  return `ket-qua-${period.edition}-${period.month}`;
}
