import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { Download, Page, page } from '../web/answers.js';
import { pageNumber } from '../web/paging.js';
import { ChooserService } from './chooser.service.js';
import { reportDocx } from './docx/report-docx.js';
import { DOCX } from './docx/section.js';
import { pageView } from './page-view.js';
import { paperOf } from './paper/model-paper.js';
import { renderPdf } from './paper/render-pdf.js';
import { ReportsService, type TooLarge } from './reports.service.js';
import { workbookOf } from './model-workbook.js';
import { writeWorkbook } from '../worksheets/write-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every report as page, PDF, DOCX and XLSX. Whether a person may open it is asked once, in reportScope(). */
@Controller('reports')
@Allow('signed-in')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly chooser: ChooserService,
  ) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    return page('reports/list', await this.chooser.show(asking, query), 'reports:title');
  }

  @Get(':code.pdf')
  async paper(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Download | Page> {
    const made = await this.reports.make(actor, code, query, 'paper');
    if (made.tooLarge) return tooLargePage(made.tooLarge);
    const { model, words } = made;
    const pdf = await renderPdf(model.layout, paperOf(model, words));
    return new Download(Buffer.from(pdf), 'application/pdf', `${model.fileName}.pdf`, true);
  }

  @Get(':code.docx')
  async document(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Download | Page> {
    const made = await this.reports.make(actor, code, query, 'paper');
    if (made.tooLarge) return tooLargePage(made.tooLarge);
    const { model, words } = made;
    return new Download(await reportDocx(model.layout, paperOf(model, words)), DOCX, `${model.fileName}.docx`);
  }

  @Get(':code.xlsx')
  async workbook(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Download | Page> {
    const made = await this.reports.make(actor, code, query, 'workbook');
    if (made.tooLarge) return tooLargePage(made.tooLarge);
    const { model, words } = made;
    return new Download(Buffer.from(await writeWorkbook(workbookOf(model, words))), XLSX, `${model.fileName}.xlsx`);
  }

  @Get(':code')
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const made = await this.reports.make(actor, code, query, 'page');
    if (made.tooLarge) return tooLargePage(made.tooLarge);
    return new Page('reports/show', pageView(made, pageNumber(query['page'])), { text: made.model.title });
  }
}

/** 422: understood, and larger than this format can hold; the page says what to do instead. */
function tooLargePage(tooLarge: TooLarge['tooLarge']): Page {
  const query = new URLSearchParams(tooLarge.query).toString();
  const workbook = tooLarge.format === 'paper' ? `/reports/${tooLarge.code}.xlsx?${query}` : null;
  return page('reports/too-large', { ...tooLarge, workbook }, 'reports:tooLarge.title').withStatus(422);
}
