import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Acts } from '../../acts/acts.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import { grades } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { isHeadOf } from '../../standing/scopes.js';
import { Allow } from '../../web/access.js';
import { hasRoleAt } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm } from '../../web/read-form.js';
import { monthOfGrades } from './hanoi-quota.js';
import { LegalPeriod } from '../periods/legal-period.entity.js';

class OutstandingForm {
  @IsString()
  @Length(1, 60)
  decision!: string;
}

interface Month {
  id: number;
  month: string;
  rootPath: string;
  rootName: string;
  rootUnitId: number;
  closedAt: Date | null;
}

/** The grades of a month by Hanoi's frame: names within grades, how many are above the ceiling; it never says who gives way. */
@Controller('legal/hanoi/months')
@Allow('head', 'personnel', 'inspector')
export class HanoiMonthsController {
  constructor(private readonly acts: Acts) {}

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.view(asking, await this.month(asking, id));
  }

  @Post(':id/outstanding')
  @Allow('personnel')
  async outstanding(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OutstandingForm, body);
    if (form.issues) return (await this.view(asking, await this.month(asking, id))).withIssues(form.issues);
    await this.acts.perform(asking.actor, async (act) => {
      await act.one('select id from legal_periods where id = $1 for update', [id]);
      const month = await this.month(act, id);
      if (!hasRoleAt(asking.actor, 'personnel', month.rootPath)) throw new Forbidden();
      if (month.closedAt) throw new Conflict('not-editable');
      await act.update(LegalPeriod, { id }, { outstandingDecision: form.value.decision });
      const detail = { decision: form.value.decision };
      await act.record(`legal-period:${id}`, 'legal-period.outstanding', detail);
    });
    return redirect(`/legal/hanoi/months/${id}`, 'hanoi:flash.outstanding');
  }

  private async view(asking: Asking, month: Month): Promise<Page> {
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

  /** The head of the agency, personnel and the inspector over it; anybody else does not learn that it is there. */
  private async month(asking: Asking, id: number): Promise<Month> {
    const month = await asking.one<Month>(
      `select p.id, p.month, u.path as "rootPath", u.name as "rootName", p.root_unit_id as "rootUnitId", p.closed_at as "closedAt"
       from legal_periods p join units u on u.id = p.root_unit_id where p.id = $1 and p.edition = 'hanoi-3814-2018'`,
      [id],
    );
    const known =
      month &&
      (isHeadOf(asking.actor, month.rootUnitId) ||
        hasRoleAt(asking.actor, 'personnel', month.rootPath) ||
        hasRoleAt(asking.actor, 'inspector', month.rootPath));
    if (!known) throw new NotFound();
    return month;
  }
}
