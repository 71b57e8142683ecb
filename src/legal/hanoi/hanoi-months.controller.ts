import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { grades } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { Allow } from '../../web/access.js';
import { hasRoleAt } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { hanoiMonthToRead, seesWhole, type HanoiMonth } from './hanoi-month-access.js';
import { HanoiMonthsService } from './hanoi-months.service.js';
import { monthOfGrades } from './hanoi-quota.js';
import { OutstandingEndForm, OutstandingForm } from './outstanding.form.js';
import { outstandingsOf } from './outstandings.queries.js';

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
    const form = readForm(OutstandingForm, body, asking.today);
    const issues = form.issues ?? (await this.months.outstanding(asking.actor, id, form.value));
    if (issues.length > 0) return this.again(asking, id, body, issues);
    return redirect(`/legal/hanoi/months/${id}`, 'hanoi:flash.outstanding');
  }

  @Post(':id/outstanding/:outstanding/ending')
  @Allow('personnel')
  async takeBack(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('outstanding', IdPipe) outstanding: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OutstandingEndForm, body);
    if (form.issues) return this.again(asking, id, body, form.issues);
    await this.months.takeBack(asking.actor, id, outstanding, form.value);
    return redirect(`/legal/hanoi/months/${id}`, 'hanoi:flash.outstandingEnded');
  }

  private async again(asking: Asking, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    const month = await hanoiMonthToRead(asking, asking.actor, id);
    return (await this.view(asking, month, tidy(body))).withIssues(issues);
  }

  /** Who reads it for a unit alone sees that unit's names; the ceiling's figures are everybody's who must keep to it. */
  private async view(
    asking: Asking,
    month: HanoiMonth,
    typed: TypedIn<OutstandingForm & OutstandingEndForm> = {},
  ): Promise<Page> {
    const { people: all, groups } = await monthOfGrades(asking, month.id);
    const whole = seesWhole(asking.actor, month);
    const mine = ({ path }: { path: string }) => asking.actor.heads.some((unit) => path.startsWith(unit.path));
    const people = all.filter(({ unitPath }) => whole || mine({ path: unitPath }));
    const paths = new Map(all.map(({ unitId, unitPath }) => [unitId, unitPath]));
    const shown = groups.filter(
      ({ unitId }) => whole || groups.length === 1 || mine({ path: paths.get(unitId) ?? '' }),
    );
    const bands = grades.map(({ level }) => ({
      level,
      people: people.filter(({ grade }) => grade === level),
    }));
    const open = people.filter(({ grade }) => grade === null);
    const mayDecide = hasRoleAt(asking.actor, 'personnel', month.rootPath) && month.closedAt === null;
    const data = {
      ...{ month, bands, open, mayDecide, whole, typed, groups: shown },
      outstandings: whole ? await outstandingsOf(asking, month.id) : [],
      units: groups
        .filter(({ outstanding }) => outstanding === null)
        .map(({ unitId, unitName }) => ({ value: String(unitId), text: unitName })),
    };
    return page('hanoi/month', data, 'hanoi:month.title', { month: month.month });
  }
}
