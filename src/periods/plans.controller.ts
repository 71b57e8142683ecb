import { Body, Controller, Get, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { rootsToOpen } from '../rounds/opening.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { formatMonth } from '../web/format.js';
import { readForm, tidy } from '../web/read-form.js';
import { PlanForm } from './plan.form.js';
import { PlansService } from './plans.service.js';

@Controller('periods')
@Allow('personnel')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Get('new')
  async form(@CurrentAsking() asking: Asking): Promise<Page> {
    return this.page(asking, {});
  }

  @Post()
  async plan(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(PlanForm, body);
    if (form.issues) return (await this.page(asking, tidy(body))).withIssues(form.issues);
    const result = await this.plans.plan(asking.actor, form.value);
    if ('issues' in result) return (await this.page(asking, tidy(body))).withIssues(result.issues);
    return redirect(`/periods/${result.id}`, 'periods:plan.done', { month: formatMonth(form.value.month) });
  }

  private async page(asking: Asking, typed: Record<string, unknown>): Promise<Page> {
    const units = await rootsToOpen(asking);
    const roots = units.map((unit) => ({ value: String(unit.id), text: unit.name }));
    const [free, next] = [await this.plans.free(units), this.plans.months()[2]!];
    const month =
      typeof typed['month'] === 'string' ? typed['month'] : (free.find((each) => each >= next) ?? free.at(-1));
    const offered = this.plans.months().filter((each) => free.includes(each) || each === typed['month']);
    const months = offered.map((each) => ({ value: each, text: formatMonth(each) }));
    const root = typeof typed['rootUnitId'] === 'string' ? typed['rootUnitId'] : roots[0]?.value;
    return page(
      'periods/new',
      { months, roots, month, root, unconfirmed: await this.plans.unconfirmed() },
      'periods:plan.title',
    );
  }
}
