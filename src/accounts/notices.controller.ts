import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { paged, pageNumber } from '../web/paging.js';
import { Renderer } from '../web/renderer.js';
import { shownParams } from './notice.view.js';

interface NoticeRow {
  code: string;
  params: Record<string, unknown>;
  href: string;
  at: Date;
  unread: boolean;
  total: number;
}

const SIZE = 50;

@Controller('notices')
@Allow('signed-in')
export class NoticesController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly renderer: Renderer,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query('page') asked: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const number = pageNumber(asked);
    const rows = await this.db.rows<NoticeRow>(NOTICES, [actor.officialId, SIZE, (number - 1) * SIZE]);
    const t = this.renderer.words(request);
    const notices = rows.map((row) => ({
      ...row,
      sentence: t(`notices:${row.code}`, shownParams(row.params, actor.lang)),
    }));
    const total = rows[0]?.total ?? 0;
    return page(
      'notices/list',
      { notices, pages: paged('/notices', {}, number, SIZE, total), unread: actor.noticeCount },
      'notices:title',
    );
  }

  @Post('read')
  async read(@CurrentActor() actor: Actor): Promise<Redirect> {
    await this.db.rows('update notices set read_at = $2 where official_id = $1 and read_at is null', [
      actor.officialId,
      this.clock.now(),
    ]);
    return redirect('/notices');
  }
}

const NOTICES = `
select code, params, href, at, read_at is null as unread, count(*) over ()::int as total
from notices where official_id = $1 order by at desc, id desc limit $2 offset $3`;
