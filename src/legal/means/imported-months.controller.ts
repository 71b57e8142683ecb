import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { ImportedMonthForm } from './imported-month.form.js';
import { ImportedMonthsService } from './imported-months.service.js';
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
    const form = readForm(ImportedMonthForm, body);
    const issues = form.issues ?? (await this.imports.add(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/legal/officials/${id}/${form.value!.month.slice(0, 4)}`, 'legal-periods:imported.done');
  }

  @Post('imported-months/:id/ending')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const { officialId, month } = await this.imports.end(actor, id);
    return redirect(`/legal/officials/${officialId}/${month.slice(0, 4)}`, 'legal-periods:imported.ended');
  }

  private async page(asking: Asking, id: number, typed: TypedIn<ImportedMonthForm>): Promise<Page> {
    return page(
      'legal-periods/imported',
      { official: await officialToRecord(asking, id), typed },
      'legal-periods:imported.title',
    );
  }
}
