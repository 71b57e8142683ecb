import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { checkFile } from '../files/check-file.js';
import { Allow } from '../web/access.js';
import { Download, page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { TakesFiles } from '../web/form-body.js';
import { IdPipe } from '../web/id.pipe.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body as Fields } from '../web/read-form.js';
import { uploadOf } from '../web/upload.js';
import { openObstacle } from './obstacle-access.js';
import { longAgoDayOf, REASON_MOST, TEXT } from './obstacle.form.js';
import { earlierPhoto, obstaclesOf, photoOf, type Photo } from './obstacle.queries.js';
import { obstacleLine, obstacleView } from './obstacle.view.js';
import { obstaclesDecided, obstaclesOnceDecided, waits } from './obstacles-now.js';
import { ObstaclesService } from './obstacles.service.js';
import { ObstaclePhotosService } from './photos.service.js';
import { choicesOf, subjectsOf } from './subjects.queries.js';

const SHOWN = 50;

/** What hinders the work is told on the day it happens, and answered before the month's marks come. */
@Controller('obstacles')
@Allow('official')
export class ObstaclesController {
  constructor(
    private readonly obstacles: ObstaclesService,
    private readonly photos: ObstaclePhotosService,
  ) {}

  @Get()
  @Allow('official', 'head', 'outside-approver')
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const { actor, today } = asking;
    const [own, decided] = await Promise.all([
      actor.officialId === null ? [] : obstaclesOf(asking, actor.officialId, SHOWN),
      obstaclesDecided(asking, actor, today),
    ]);
    const waiting = decided.filter(waits);
    const once = await obstaclesOnceDecided(asking, actor, today, decided);
    const data = {
      official: actor.officialId !== null,
      own: own.map(obstacleLine),
      decides: actor.capabilities.has('head') || actor.capabilities.has('outside-approver'),
      waiting: waiting.map(obstacleLine),
      answered: decided.filter((row) => !waits(row)).map(obstacleLine),
      once: once.map(obstacleLine),
    };
    return page('obstacles/list', data, 'obstacles:title');
  }

  @Get('new')
  async ask(@CurrentAsking() asking: Asking): Promise<Page> {
    return this.form(asking, {}, []);
  }

  @Post()
  @TakesFiles('proof')
  async report(
    @CurrentAsking() asking: Asking,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const { fields, files } = await uploadOf(request, body);
    const { checked, issues: wrong } = await checkPhoto(files);
    const issues = wrong.length > 0 ? wrong : await this.obstacles.report(asking.actor, fields as Fields, checked);
    if (issues.length > 0)
      return (await this.form(asking, fields as Fields, issues, files.length > 0)).withIssues(issues);
    return redirect('/obstacles', 'obstacles:flash.reported');
  }

  @Get(':id')
  @Allow('official', 'head', 'outside-approver', 'personnel', 'inspector')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  /** Behind the same door as its words. */
  @Get(':id/photo')
  @Allow('official', 'head', 'outside-approver', 'personnel', 'inspector')
  async photo(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    await openObstacle(asking, asking.actor, id, asking.today);
    return shownPhoto(await photoOf(asking, id));
  }

  /** What stood before it was exchanged: 0 the one it was told with. */
  @Get(':id/photos/:place')
  @Allow('official', 'head', 'outside-approver', 'personnel', 'inspector')
  async earlier(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('place') place: string,
  ): Promise<Download> {
    await openObstacle(asking, asking.actor, id, asking.today);
    if (!/^\d{1,9}$/.test(place)) throw new NotFound();
    return shownPhoto(await earlierPhoto(asking, id, Number(place)));
  }

  @Post(':id/photo')
  @TakesFiles('proof')
  async exchange(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const { fields, files } = await uploadOf(request, body);
    const { checked, issues: wrong } = await checkPhoto(files);
    const typed = fields as Fields;
    const issues = wrong.length > 0 ? wrong : await this.photos.exchange(asking.actor, id, typed, checked);
    if (issues.length > 0) return (await this.page(asking, id, typed)).withIssues(issues);
    return redirect(`/obstacles/${id}`, 'obstacles:flash.photo');
  }

  @Post(':id/answer')
  @Allow('official', 'head', 'outside-approver')
  async answer(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.obstacles.answer(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.page(asking, id, body ?? {})).withIssues(issues);
    return redirect(`/obstacles/${id}`, 'obstacles:flash.answered');
  }

  @Post(':id/reply')
  async reply(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.obstacles.reply(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.page(asking, id, body ?? {})).withIssues(issues);
    return redirect(`/obstacles/${id}`, 'obstacles:flash.replied');
  }

  private async form(asking: Asking, typed: Fields, issues: readonly Issue[], hadPhoto = false): Promise<Page> {
    const { actor, today } = asking;
    const subjects = actor.officialId === null ? [] : await subjectsOf(asking, actor.officialId, today);
    const day = today.split('-').reverse().join('/');
    const happenedOn = textOf(typed, 'happenedOn') ?? day;
    const data = {
      text: { id: 'text', value: textOf(typed, 'text') ?? '', rows: 3, maxlength: TEXT.most },
      about: textOf(typed, 'about') ?? '',
      subjects: choicesOf(subjects),
      happenedOn,
      otherDay: happenedOn !== day,
      today,
      longAgo: longAgoDayOf(issues),
      photoAgain: hadPhoto,
    };
    return page('obstacles/new', data, 'obstacles:new.title');
  }

  private async page(asking: Asking, id: number, typed: Fields): Promise<Page> {
    const opened = await openObstacle(asking, asking.actor, id, asking.today);
    const data = {
      ...(await obstacleView(asking, opened)),
      reason: { id: 'reason', value: textOf(typed, 'reason') ?? '', rows: 2, maxlength: REASON_MOST },
      photoReason: { id: 'photoReason', value: textOf(typed, 'photoReason') ?? '', rows: 2, maxlength: REASON_MOST },
    };
    return page('obstacles/show', data, 'obstacles:show.title', { name: opened.obstacle.name });
  }
}

/** A picture or none; a signed paper is no photo. */
async function checkPhoto(files: Parameters<typeof checkFile>[0]): ReturnType<typeof checkFile> {
  const { checked, issues } = await checkFile(files);
  return checked === null || checked.mediaType.startsWith('image/')
    ? { checked, issues }
    : { checked: null, issues: [{ field: 'file', code: 'obstacles:issue.photo' }] };
}

function shownPhoto(photo: Photo | undefined): Download {
  if (!photo) throw new NotFound();
  return new Download(photo.content, photo.mediaType, photo.name, true);
}
