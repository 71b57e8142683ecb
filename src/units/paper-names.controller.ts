import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { PAPER_BODIES, type PaperBody } from './paper-name.entity.js';
import { PaperNamesForm } from './paper-names.form.js';
import { statedNames } from './paper-names.queries.js';
import { statedView } from './paper-names.view.js';
import { namesOf, PaperNamesService, seenNames } from './paper-names.service.js';

/** What a unit and its committee are called on papers, since when, and under which titles they sign. */
@Controller('units/:id/paper-names/:body')
@Allow('administrator', 'personnel')
export class PaperNamesController {
  constructor(private readonly names: PaperNamesService) {}

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
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const of = bodyOf(which);
    await this.names.settable(asking, id);
    const form = readForm(PaperNamesForm, body);
    const issues = form.issues ?? (await this.names.state(asking.actor, id, of, form.value, body));
    if (issues.length === 0) return redirect(`/units/${id}/paper-names/${of}`, 'units:saved');
    return (await this.shown(asking, id, of, tidy(body))).withIssues(issues);
  }

  private async shown(
    asking: Asking,
    id: number,
    body: PaperBody,
    again?: TypedIn<PaperNamesForm, 'seen'>,
  ): Promise<Page> {
    const unit = await this.names.settable(asking, id);
    const stated = await statedNames(asking, id, body);
    const typed = again ?? {
      ...namesOf(stated, asking.today),
      day: asking.today,
      seen: String(seenNames(stated)),
    };
    return page(
      'units/paper-names',
      { unit, body, other: body === 'party' ? 'state' : 'party', stated: statedView(body, stated), typed },
      'paper-names:title',
    );
  }
}

export function bodyOf(text: string): PaperBody {
  const body = PAPER_BODIES.find((one) => one === text);
  if (!body) throw new NotFound();
  return body;
}
