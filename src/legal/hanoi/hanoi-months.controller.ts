import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import { grades } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { Allow } from '../../web/access.js';
import { hasRoleAt } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm } from '../../web/read-form.js';
import { hanoiMonthToRead, type HanoiMonth } from './hanoi-month-access.js';
import { HanoiMonthsService } from './hanoi-months.service.js';
import { monthOfGrades } from './hanoi-quota.js';

class OutstandingForm {
  @IsString()
  @Length(1, 60)
  decision!: string;
}

/** The grades of a month by Hanoi's frame: names within grades, how many are above the ceiling; it never says who gives way. */
@Controller('legal/hanoi/months')
@Allow('head', 'personnel', 'inspector')
export class HanoiMonthsController {
  constructor(private readonly months: HanoiMonthsService) {}

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.view(asking, await hanoiMonthToRead(asking, asking.actor, id));
  }

  @Post(':id/outstanding')
  @Allow('personnel')
  async outstanding(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OutstandingForm, body);
    if (form.issues)
      return (await this.view(asking, await hanoiMonthToRead(asking, asking.actor, id))).withIssues(form.issues);
    await this.months.outstanding(asking.actor, id, form.value.decision);
    return redirect(`/legal/hanoi/months/${id}`, 'hanoi:flash.outstanding');
  }

  private async view(asking: Asking, month: HanoiMonth): Promise<Page> {
    const { people, quota, outstanding } = await monthOfGrades(asking, month.id);
    const bands = grades.map(({ level }) => ({
      level,
      people: people.filter(({ grade }) => grade === level),
    }));
    const open = people.filter(({ grade }) => grade === null);
    const mayDecide = hasRoleAt(asking.actor, 'personnel', month.rootPath) && month.closedAt === null;
    return page('hanoi/month', { month, bands, open, quota, outstanding, mayDecide }, 'hanoi:month.title', {
      month: month.month,
    });
  }
}
