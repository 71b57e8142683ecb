import { Acts } from '../../acts/acts.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Clock, dayOf } from '../../clock.js';
import { addDays } from '../../periods/working-days.js';
import { law } from '../../scoring/editions/law.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { yearToOversee } from '../../years/opening/year.policy.js';
import type { YearRow } from '../../years/year.queries.js';
import { csvOf } from '../../web/csv.js';
import { LABEL_COLUMNS, labelsJson, nationalLabels, type NationalLabel } from './year-rows.js';

type PublishedYear = YearRow & { publishedAt: Date };

/** A published year's labels for the national database, due within five days (Điều 26.1d). Taking it is an act. */
@Controller('forms/labels')
@Allow('personnel', 'inspector')
export class YearLabelsController {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  @Get(':id/national.csv')
  async csv(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { year, rows } = await this.take(actor, id, 'csv');
    return new Download(csvOf(LABEL_COLUMNS, rows), 'text/csv; charset=utf-8', `xep-loai-${year.year}.csv`);
  }

  @Get(':id/national.json')
  async json(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { year, rows } = await this.take(actor, id, 'json');
    const publishedOn = dayOf(year.publishedAt, this.clock.zone);
    const dueOn = addDays(publishedOn, law(publishedOn).nationalDatabaseDays);
    const about = { agency: year.rootName, year: year.year, publishedAt: year.publishedAt, dueOn };
    return new Download(labelsJson(rows, about), 'application/json; charset=utf-8', `xep-loai-${year.year}.json`);
  }

  /** There is a result once every label of the year is decided and published. */
  private async take(
    actor: Actor,
    id: number,
    format: string,
  ): Promise<{ year: PublishedYear; rows: NationalLabel[] }> {
    return this.acts.perform(actor, async (act) => {
      const year = await yearToOversee(act, actor, id);
      if (!published(year)) throw new NotFound();
      const rows = await nationalLabels(act, id, act.zone);
      const detail = { year: year.year, format, people: rows.length };
      await act.record(`unit:${year.rootUnitId}`, 'year.exported', detail);
      return { year, rows };
    });
  }
}

function published(year: YearRow): year is PublishedYear {
  return year.publishedAt !== null;
}
