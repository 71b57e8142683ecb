import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { Fragment, Live, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { wantsJson } from '../web/errors.filter.js';
import { IdPipe } from '../web/id.pipe.js';
import { readVersion, tidy } from '../web/read-form.js';
import { draftProgress, PledgePages } from './pledge-pages.service.js';
import { draftSlots } from './pledge.view.js';
import { PledgesService, type SavedPledge } from './pledges.service.js';

type Fields = Record<string, unknown>;

/** A pledge as its author writes and signs it. */
@Controller('pledges')
@Allow('official')
export class PledgesController {
  constructor(
    private readonly clock: Clock,
    private readonly pledges: PledgesService,
    private readonly pages: PledgePages,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    return this.pages.own(asking);
  }

  @Post()
  async begin(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Redirect> {
    const [today, year] = [this.clock.today(), Number(tidy(body)['year'])];
    const thisYear = Number(today.slice(0, 4));
    if (year !== thisYear && !(year === thisYear + 1 && today.slice(5, 7) === '12')) throw new NotFound();
    return redirect(`/pledges/${await this.pledges.begin(actor, year)}`);
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'inspector', 'outside-approver')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('more') more: unknown,
  ): Promise<Page> {
    return this.pages.show(asking, id, {
      more: typeof more === 'string' && /^[1-5]$/.test(more) ? Number(more) : null,
    });
  }

  @Post(':id/draft')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const fields = body ?? {};
    const saved = await this.pledges.save(asking.actor, id, fields);
    if (wantsJson(request)) return live(saved);
    if (saved.issues.length > 0) return (await this.pages.show(asking, id, { typed: fields })).withIssues(saved.issues);
    return onward(id, String(fields['go'] ?? ''));
  }

  @Get(':id/signature')
  async look(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.signature(asking, id);
  }

  @Post(':id/signature')
  async sign(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = tidy(body);
    const signing = await this.pledges.sign(asking.actor, id, readVersion(typed), typed['anyway'] === 'yes');
    if (signing.done) return redirect(`/pledges/${id}`, 'commitments:flash.signed');
    const issues = signing.blockers.map(({ code, params }) => ({
      field: 'items',
      code: `commitments:blocker.${code}`,
      params,
    }));
    return (await this.pages.signature(asking, id, signing)).withIssues(
      issues.length > 0 ? issues : [{ field: 'anyway', code: 'commitments:issue.anyway' }],
    );
  }
}

/** The pieces that a save by itself brings back: what each text nearly repeats, and how far the draft is. */
function live({ items, same, issues, revision, at }: SavedPledge): Live {
  const near = draftSlots(items, same, null).flatMap(({ slots }) =>
    slots.map((slot) => [`near-${slot.id}`, new Fragment('commitments/same', { same: slot.same })] as const),
  );
  const fragments = {
    ...Object.fromEntries(near),
    'near-whole': new Fragment('commitments/same', { same: same.filter(({ item }) => item === null) }),
    'pledge-progress': new Fragment('commitments/pledge-progress', { progress: draftProgress(items) }),
  };
  return new Live(
    { version: revision, savedAt: at.toISOString() },
    issues.length > 0 ? {} : fragments,
    issues.length > 0 ? 422 : 200,
  );
}

function onward(id: number, go: string): Redirect {
  if (go === 'signature') return redirect(`/pledges/${id}/signature`);
  const more = /^more-([1-5])$/.exec(go)?.[1];
  return more
    ? redirect(`/pledges/${id}?more=${more}#standard-${more}`)
    : redirect(`/pledges/${id}`, 'commitments:flash.saved');
}
