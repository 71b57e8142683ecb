import { Body, Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { textOf, type Body as Fields } from '../web/read-form.js';
import type { InterimKind } from './interim-kind.js';
import { interimViews } from './interim.queries.js';
import { InterimViews, openInterim, VIEW } from './interim.service.js';

/** The page of one paper's kind, on which a former head leaves a view and reads it again. */
export function interimPages(kind: InterimKind): new (views: InterimViews) => object {
  @Controller(`${kind.path}/:id/interim-view`)
  @Allow('official')
  @Injectable()
  class InterimPages {
    constructor(readonly views: InterimViews) {}

    @Get()
    async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
      return interimPage(asking, kind, id, {});
    }

    @Post()
    async leave(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Body() body: Fields,
    ): Promise<Page | Redirect> {
      const issues = await this.views.leave(asking.actor, kind, id, body ?? {});
      if (issues.length > 0) return (await interimPage(asking, kind, id, body ?? {})).withIssues(issues);
      return redirect(`/${kind.path}/${id}/interim-view`, 'interim:flash.left');
    }
  }
  return InterimPages;
}

async function interimPage(asking: Asking, kind: InterimKind, id: number, typed: Fields): Promise<Page> {
  const paper = await openInterim(asking, kind, id);
  const all = await interimViews(asking, kind, id, paper.proposable);
  const own = all.filter(({ byAccount }) => byAccount === asking.actor.accountId);
  const { name, unitName, month, rhythm, open } = paper;
  return page(
    'interim/view',
    {
      name,
      unitName,
      month,
      rhythm,
      open,
      action: `/${kind.path}/${id}/interim-view`,
      correction: open ? `/${kind.code}s` : null,
      own,
      text: { id: 'text', value: textOf(typed, 'text') ?? '', rows: 4, maxlength: VIEW.most },
      marks: paper.proposable.map(({ field, text }) => ({ id: field, text, value: textOf(typed, field) ?? '' })),
    },
    'interim:title',
    { name },
  );
}
