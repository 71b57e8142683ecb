import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { slipsPage } from '../accounts/slips.page.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Page, page, redirect, type Redirect } from '../web/answers.js';
import { Forbidden } from '../web/errors.js';
import { paged, pageNumber } from '../web/paging.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { seenOf } from '../web/seen.js';
import { OfficialForm, PERSON_TYPES, PlaceForm, POSITIONS, TIERS } from './official.form.js';
import { mayManageOfficial } from './official.policy.js';
import { listOfficials, postsOfOfficial } from './officials.queries.js';
import { OfficialsService, wordsOf } from './officials.service.js';
import { officialPosts } from './official.view.js';
import { unitChoices } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

const SIZE = 50;

@Controller('officials')
@Allow('personnel', 'inspector')
export class OfficialsController {
  constructor(
    private readonly officials: OfficialsService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    const { q: typed } = tidy(query);
    const q = typeof typed === 'string' ? typed.slice(0, 100) : undefined;
    const number = pageNumber(query['page']);
    const paths = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')].map(({ path }) => path);
    const found = await listOfficials(
      this.db,
      { paths, q, limit: SIZE, offset: (number - 1) * SIZE },
      this.clock.today(),
    );
    const view = {
      rows: found.rows,
      total: found.total,
      q,
      pages: paged('/officials', { q }, number, SIZE, found.total),
      mayCreate: actor.capabilities.has('personnel'),
    };
    return page('officials/list', view, 'officials:title');
  }

  @Get('new')
  @Allow('personnel')
  async blank(@CurrentActor() actor: Actor, @Query('unit') unit?: string): Promise<Page> {
    return this.newPage(actor, {
      unit,
      tier: 0,
      position: 'member',
      personType: 'civil-servant',
      fromDate: this.clock.today(),
    });
  }

  @Post()
  @Allow('personnel')
  async create(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const [form, place] = [readForm(OfficialForm, body), readForm(PlaceForm, body)];
    if (form.issues || place.issues)
      return (await this.newPage(actor, tidy(body))).withIssues([...(form.issues ?? []), ...(place.issues ?? [])]);
    const made = await this.officials.create(actor, form.value, place.value);
    if (made.issues) return (await this.newPage(actor, tidy(body))).withIssues(made.issues);
    return slipsPage([made.value.issued], `/officials/${made.value.id}`);
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const official = await this.officials.seen(this.db, actor, id);
    const posts = officialPosts(await postsOfOfficial(this.db, id), this.clock.today());
    return new Page(
      'officials/show',
      { official, ...posts, manage: mayManageOfficial(actor, official) },
      { text: official.name },
    );
  }

  @Get(':id/edit')
  @Allow('personnel')
  async edit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const official = await this.managed(actor, id);
    return editPage(official.id, official.name, { ...official, seen: seenOf(wordsOf(official)) });
  }

  @Post(':id')
  @Allow('personnel')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const official = await this.managed(actor, id);
    const form = readForm(OfficialForm, body);
    const issues = form.issues ?? (await this.officials.edit(actor, id, form.value, body));
    if (issues.length > 0) return editPage(id, official.name, tidy(body)).withIssues(issues);
    return redirect(`/officials/${id}`, 'officials:saved');
  }

  private async managed(actor: Actor, id: number) {
    const official = await this.officials.seen(this.db, actor, id);
    if (!mayManageOfficial(actor, official)) throw new Forbidden();
    return official;
  }

  private async newPage(actor: Actor, typed: TypedIn<OfficialForm & PlaceForm>): Promise<Page> {
    const units = await unitChoices(
      this.db,
      scopesOf(actor, 'personnel').map(({ path }) => path),
    );
    return page(
      'officials/new',
      { typed, units, personTypes: PERSON_TYPES, tiers: TIERS, positions: POSITIONS },
      'officials:new',
    );
  }
}

function editPage(id: number, name: string, typed: TypedIn<OfficialForm, 'seen'>): Page {
  return page(
    'officials/edit',
    { officialId: id, officialName: name, typed, personTypes: PERSON_TYPES },
    'officials:edit',
  );
}
