import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { slipsPage } from '../accounts/slips.page.js';
import { Allow } from '../web/access.js';
import { scopesOf } from '../web/actor.js';
import { Page, page, type Redirect } from '../web/answers.js';
import { paged, pageNumber } from '../web/paging.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { OfficialForm, PERSON_TYPES, PlaceForm, POSITIONS, TIERS } from './official.form.js';
import { mayManageOfficial } from './official.policy.js';
import { listOfficials, postsOfOfficial } from './officials.queries.js';
import { OfficialsService } from './officials.service.js';
import { correctedIn } from '../corrections/corrections.queries.js';
import { historyView } from '../corrections/corrections.view.js';
import { waitingOnMany } from '../corrections/requests.queries.js';
import { POST_CORRECTION } from './corrected/post.correction.js';
import { ledOn, mergedInto } from './merged.queries.js';
import { formerWords } from './official.correction.js';
import { officialPosts } from './official.view.js';
import { unitChoices } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

const SIZE = 50;

@Controller('officials')
@Allow('personnel', 'inspector')
export class OfficialsController {
  constructor(private readonly officials: OfficialsService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const { q: typed } = tidy(query);
    const q = typeof typed === 'string' ? typed.slice(0, 100) : undefined;
    const number = pageNumber(query['page']);
    const paths = [...scopesOf(asking.actor, 'personnel'), ...scopesOf(asking.actor, 'inspector')].map(
      ({ path }) => path,
    );
    const found = await listOfficials(asking, { paths, q, limit: SIZE, offset: (number - 1) * SIZE }, asking.today);
    const view = {
      rows: found.rows,
      total: found.total,
      q,
      pages: paged('/officials', { q }, number, SIZE, found.total),
      mayCreate: asking.actor.capabilities.has('personnel'),
    };
    return page('officials/list', view, 'officials:title');
  }

  @Get('new')
  @Allow('personnel')
  async blank(@CurrentAsking() asking: Asking, @Query('unit') unit?: string): Promise<Page> {
    return this.newPage(asking, {
      unit,
      tier: 0,
      position: 'member',
      personType: 'civil-servant',
      fromDate: asking.today,
    });
  }

  @Post()
  @Allow('personnel')
  async create(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const [form, place] = [readForm(OfficialForm, body), readForm(PlaceForm, body, asking.today)];
    if (form.issues || place.issues)
      return (await this.newPage(asking, tidy(body))).withIssues([...(form.issues ?? []), ...(place.issues ?? [])]);
    const made = await this.officials.create(asking.actor, form.value, place.value);
    if (made.issues) return (await this.newPage(asking, tidy(body))).withIssues(made.issues);
    return slipsPage([made.value.issued], `/officials/${made.value.id}`);
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const led = await ledOn(asking, id, (stays) => `/officials/${stays}`);
    if (led) return led;
    const official = await this.officials.seen(asking, asking.actor, id);
    const held = await postsOfOfficial(asking, id);
    const posts = officialPosts(held, asking.today);
    const former = await formerWords(asking, id);
    const history = historyView(
      POST_CORRECTION,
      await correctedIn(asking, 'post', `official:${id}`),
      asking.actor.lang,
    );
    const waiting = await waitingOnMany(
      asking,
      'post',
      held.map((post) => post.id),
    );
    return new Page(
      'officials/show',
      {
        official,
        ...posts,
        former,
        merged: await mergedInto(asking, id),
        history,
        waiting: Object.fromEntries(waiting),
        manage: mayManageOfficial(asking.actor, official),
      },
      { text: official.name },
    );
  }

  private async newPage(asking: Asking, typed: TypedIn<OfficialForm & PlaceForm>): Promise<Page> {
    const units = await unitChoices(
      asking,
      scopesOf(asking.actor, 'personnel').map(({ path }) => path),
    );
    return page(
      'officials/new',
      { typed, units, personTypes: PERSON_TYPES, tiers: TIERS, positions: POSITIONS },
      'officials:new',
    );
  }
}
