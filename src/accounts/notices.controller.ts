import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { paged, pageNumber } from '../web/paging.js';
import { Renderer } from '../web/renderer.js';
import { noticesOf } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import { shownParams } from './notice.view.js';

const SIZE = 50;

@Controller('notices')
@Allow('signed-in')
export class NoticesController {
  constructor(
    private readonly renderer: Renderer,
    private readonly notices: NoticesService,
  ) {}

  @Get()
  async list(
    @CurrentAsking() asking: Asking,
    @Query('page') asked: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const number = pageNumber(asked);
    const rows = await noticesOf(asking, asking.actor, SIZE, (number - 1) * SIZE);
    const t = this.renderer.words(request);
    const notices = rows.map((row) => ({
      ...row,
      sentence: t(`notices:${row.code}`, shownParams(row.params, asking.actor.lang)),
    }));
    const total = rows[0]?.total ?? 0;
    return page(
      'notices/list',
      { notices, pages: paged('/notices', {}, number, SIZE, total), unread: asking.actor.noticeCount },
      'notices:title',
    );
  }

  @Post('read')
  async read(@CurrentActor() actor: Actor): Promise<Redirect> {
    await this.notices.read(actor);
    return redirect('/notices');
  }
}
