import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { AbsenceForm } from './absence.form.js';
import { AbsencesService } from './absences.service.js';
import { officialToRecord } from './official-place.js';
import { law } from '../../scoring/editions/law.js';
import { absences } from '../../scoring/editions/terms.js';

@Controller('legal')
@Allow('personnel')
export class AbsencesController {
  constructor(private readonly absences: AbsencesService) {}

  @Get('officials/:id/absences/new')
  async form(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('month') month: unknown,
  ): Promise<Page> {
    const from = typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? formatMonth(month) : '';
    return this.page(asking, id, { from });
  }

  @Post('officials/:id/absences')
  async record(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(AbsenceForm, body);
    const issues = form.issues ?? (await this.absences.record(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/legal/officials/${id}/${form.value!.from.slice(0, 4)}`, 'legal-periods:absence.done');
  }

  private async page(asking: Asking, id: number, typed: TypedIn<AbsenceForm>): Promise<Page> {
    const official = await officialToRecord(asking, id);
    const cited = law(asking.today).absences;
    const kinds = absences.map((kind) => ({ kind, article: cited[kind] }));
    return page('legal-periods/absence', { official, kinds, typed }, 'legal-periods:absence.title');
  }
}
