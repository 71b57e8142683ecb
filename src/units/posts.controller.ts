import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { scopesOf } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { PostEndForm, PlaceForm, PostForm, POSITIONS, TIERS } from './official.form.js';
import { mayManageOfficial } from './official.policy.js';
import { loadPost, type OfficialRow } from './officials.queries.js';
import { OfficialsService } from './officials.service.js';
import { PostsService } from './posts.service.js';
import { SettingsService } from './settings.service.js';
import { mayManageUnit } from './unit.policy.js';
import { unitChoices } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller()
@Allow('personnel')
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly officials: OfficialsService,
    private readonly settings: SettingsService,
  ) {}

  @Get('officials/:id/posts/new')
  async blank(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.form('post', asking, await this.managed(asking, id), this.initial(asking));
  }

  @Post('officials/:id/posts')
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const official = await this.managed(asking, id);
    const form = readForm(PostForm, body, asking.today);
    const issues = form.issues ?? (await this.posts.add(asking, id, form.value));
    if (issues.length > 0) return (await this.form('post', asking, official, tidy(body))).withIssues(issues);
    return redirect(`/officials/${id}`, 'officials:postAdded');
  }

  @Get('officials/:id/transfer')
  async whereTo(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.form('transfer', asking, await this.managed(asking, id), this.initial(asking));
  }

  @Post('officials/:id/transfer')
  async transfer(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const official = await this.managed(asking, id);
    const form = readForm(PlaceForm, body, asking.today);
    const issues = form.issues ?? (await this.posts.transfer(asking, id, form.value));
    if (issues.length > 0) return (await this.form('transfer', asking, official, tidy(body))).withIssues(issues);
    return redirect(`/officials/${id}`, 'officials:transferred');
  }

  @Get('posts/:id/end')
  async whetherToEnd(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.endPage(asking, id, { day: asking.today });
  }

  @Post('posts/:id/end')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const again = await this.endPage(asking, id, tidy(body));
    const form = readForm(PostEndForm, body, asking.today);
    const ended = form.issues ? { issues: form.issues } : await this.posts.end(asking.actor, id, form.value.day);
    if ('issues' in ended) return again.withIssues(ended.issues);
    const touched = ended.removed + ended.excused > 0;
    return redirect(
      (again.data as { back: string }).back,
      touched ? 'officials:postEndedEvaluations' : 'officials:postEnded',
      { ...ended },
    );
  }

  private initial(asking: Asking) {
    return { tier: 0, position: 'member', mainPost: 'concurrent', fromDate: asking.today };
  }

  private async managed(asking: Asking, id: number): Promise<OfficialRow> {
    const official = await this.officials.seen(asking, asking.actor, id);
    if (!mayManageOfficial(asking.actor, official)) throw new Forbidden();
    return official;
  }

  private async form(
    kind: 'post' | 'transfer',
    asking: Asking,
    official: OfficialRow,
    typed: TypedIn<PostForm>,
  ): Promise<Page> {
    const units = await unitChoices(
      asking,
      scopesOf(asking.actor, 'personnel').map(({ path }) => path),
    );
    return page(
      `officials/${kind}` as const,
      { official, typed, units, tiers: TIERS, positions: POSITIONS, mains: ['main', 'concurrent'] },
      `officials:${kind}`,
    );
  }

  private async endPage(asking: Asking, id: number, typed: TypedIn<PostEndForm>): Promise<Page> {
    const post = await loadPost(asking, id);
    if (!post) throw new NotFound();
    const official = await this.officials.seen(asking, asking.actor, post.officialId);
    if (!mayManageOfficial(asking.actor, official) && !mayManageUnit(asking.actor, post.unitPath))
      throw new Forbidden();
    const leaverDays = Number(await this.settings.get(post.unitId, 'leaver-days'));
    const shown = { what: post.title, where: post.unit, who: post.official, main: post.main, leaverDays };
    return page(
      'officials/end',
      { ...shown, action: `/posts/${id}/end`, back: `/officials/${post.officialId}`, typed },
      'officials:endPost',
    );
  }
}
