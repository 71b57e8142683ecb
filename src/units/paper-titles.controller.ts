import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Day } from '../web/days.js';
import { IdPipe } from '../web/id.pipe.js';
import { readForm, textOf, tidy, type Body as Fields, type TypedIn } from '../web/read-form.js';
import { bodyOf } from './paper-names.controller.js';
import { paperNamesOn, type NamesOnPaper } from './paper-names.queries.js';
import type { PaperBody } from './paper-name.entity.js';
import { PaperNamesService } from './paper-names.service.js';
import { signingSeats, statedTitles, type SigningSeat } from './paper-titles.queries.js';
import { PaperTitlesService, seenTitles, titleField } from './paper-titles.service.js';

class TitlesForm {
  @Day()
  day!: string;
}

/** Under which title each post of a unit, and each seat of its committee that signs, stands on papers. */
@Controller('units/:id/paper-names/:body/titles')
@Allow('administrator', 'personnel')
export class PaperTitlesController {
  constructor(
    private readonly names: PaperNamesService,
    private readonly titles: PaperTitlesService,
  ) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('body') body: string,
  ): Promise<Page> {
    return this.shown(asking, id, bodyOf(body));
  }

  @Post()
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('body') which: string,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const of = bodyOf(which);
    await this.names.settable(asking, id);
    const form = readForm(TitlesForm, body, asking.today);
    const issues = form.issues ?? (await this.titles.state(asking.actor, id, of, form.value, body));
    if (issues.length === 0) return redirect(`/units/${id}/paper-names/${of}/titles`, 'units:saved');
    return (await this.shown(asking, id, of, tidy(body))).withIssues(issues);
  }

  private async shown(asking: Asking, id: number, body: PaperBody, again?: Fields): Promise<Page> {
    const unit = await this.names.settable(asking, id);
    const { today } = asking;
    const [seats, stated, names] = await Promise.all([
      signingSeats(asking, id, body, { day: today, today }),
      statedTitles(asking, id, body),
      paperNamesOn(asking, id, body, today),
    ]);
    const lines = seats.map((seat) => ({
      ...{ name: seat.name, title: seat.title, of: seat.title ? 'post' : seat.as, field: titleField(seat) },
      ...usualTitle(seat, names),
      value: (again && textOf(again, titleField(seat))) ?? seat.stated,
    }));
    const typed: TypedIn<TitlesForm, 'seen'> = again ?? { day: today, seen: String(seenTitles(seats)) };
    return page('units/paper-titles', { unit, body, lines, stated, typed }, 'paper-names:titles.title');
  }
}

/** What stands on papers where nothing is typed for the seat: what its body's heads or deputies are called, else the post's own title. */
function usualTitle({ as, title }: SigningSeat, { headTitle, deputyTitle }: NamesOnPaper) {
  const usual = { head: headTitle, deputy: deputyTitle, member: '' }[as] || title;
  return { usual, usually: usual ? 'typed' : as };
}
