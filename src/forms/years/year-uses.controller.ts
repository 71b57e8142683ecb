import { Controller, Get, Param, Query } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { agencyIn } from '../../years/classification/classification.controller.js';
import { useOf } from '../../years/uses/uses.controller.js';
import type { Use } from '../../years/uses/uses.js';
import { YearUsesService, type UseList } from '../../years/uses/uses.service.js';
import { paperNamesOn } from '../../units/paper-names.queries.js';
import { csvOf } from '../../web/csv.js';
import { Allow } from '../../web/access.js';
import { Download } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { Labels } from '../../web/labels.js';
import { writeWorkbook } from '../../worksheets/write-workbook.js';
import { usesColumns, usesRecords, usesWorkbook } from './uses-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The lists for the uses of a year's result as files (Điều 23). Taking one is an act. */
@Controller('forms/years/:id/uses')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class YearUseFilesController {
  constructor(
    private readonly uses: YearUsesService,
    private readonly labels: Labels,
    private readonly acts: Acts,
  ) {}

  @Get(':use.xlsx')
  async xlsx(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('use') asked: string,
    @Query('agency') agency: unknown,
  ): Promise<Download> {
    const use = useOf(asked);
    const list = await this.take(asking, id, use, agency, 'xlsx');
    const { year, unit } = list.opened;
    const names = await paperNamesOn(asking, unit.unitId, 'state', `${year.year}-12-31`);
    const { zone, at, actor } = asking;
    const say = this.labels.in(actor.lang);
    const book = usesWorkbook(use, list, { say, zone, at, by: actor.name, agency: names.name || unit.name });
    return new Download(Buffer.from(await writeWorkbook(book)), XLSX, `${fileName(use, list)}.xlsx`);
  }

  @Get(':use.csv')
  async csv(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('use') asked: string,
    @Query('agency') agency: unknown,
  ): Promise<Download> {
    const use = useOf(asked);
    const list = await this.take(asking, id, use, agency, 'csv');
    const text = csvOf(usesColumns(use), usesRecords(list.lines));
    return new Download(text, 'text/csv; charset=utf-8', `${fileName(use, list)}.csv`);
  }

  private async take(asking: Asking, id: number, use: Use, agency: unknown, format: 'xlsx' | 'csv'): Promise<UseList> {
    const list = await this.uses.list(asking, id, agencyIn(agency), use);
    const { year, unit } = list.opened;
    await this.acts.perform(asking.actor, (act) =>
      act.record(`unit:${unit.unitId}`, 'year.uses-exported', {
        ...{ year: year.year, use, format, people: list.lines.length },
      }),
    );
    return list;
  }
}

function fileName(use: Use, { opened: { year, unit } }: UseList): string {
  return `${use}-${year.year}-${unit.code}`;
}
