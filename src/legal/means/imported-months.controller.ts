import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment, formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, textOf, tidy, type TypedIn } from '../../web/read-form.js';
import { ImportedMonthForm } from './imported-month.form.js';
import { findImport, ImportedMonthsService } from './imported-months.service.js';
import { officialToRecord } from './official-place.js';

@Controller('legal')
@Allow('personnel')
export class ImportedMonthsController {
  constructor(private readonly imports: ImportedMonthsService) {}

  @Get('officials/:id/imported-months/new')
  async form(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('month') month: unknown,
  ): Promise<Page> {
    const given = typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? formatMonth(month) : '';
    return this.page(asking, id, { month: given });
  }

  @Post('officials/:id/imported-months')
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ImportedMonthForm, body, asking.today);
    const issues = form.issues ?? (await this.imports.add(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/legal/officials/${id}/${form.value!.month.slice(0, 4)}`, 'legal-periods:imported.done');
  }

  @Get('imported-months/:id/ending')
  async endingForm(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.endingPage(asking, id, '');
  }

  @Post('imported-months/:id/ending')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { issues, officialId, month } = await this.imports.end(asking.actor, id, body);
    if (issues.length > 0)
      return (await this.endingPage(asking, id, textOf(tidy(body), 'reason') ?? '')).withIssues(issues);
    return redirect(`/legal/officials/${officialId}/${month.slice(0, 4)}`, 'legal-periods:imported.ended');
  }

  private async endingPage(asking: Asking, id: number, reason: string): Promise<Page> {
    const imported = await findImport(asking, id);
    const official = await officialToRecord(asking, imported.officialId);
    if (imported.endedAt)
      throw new Conflict('legal-import-ended', {
        name: imported.endedBy ?? '',
        at: formatMoment(imported.endedAt, asking.zone),
      });
    const { month, score, agency, documentNumber, documentDate } = imported;
    const back = `/legal/officials/${official.id}/${month.slice(0, 4)}`;
    return page(
      'legal-periods/import-ending',
      { id, official, month, score, agency, documentNumber, documentDate, back, reason },
      'legal-periods:imported.endingTitle',
      { month: formatMonth(month), name: official.name },
    );
  }

  private async page(asking: Asking, id: number, typed: TypedIn<ImportedMonthForm>): Promise<Page> {
    return page(
      'legal-periods/imported',
      { official: await officialToRecord(asking, id), typed },
      'legal-periods:imported.title',
    );
  }
}
