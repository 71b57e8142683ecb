import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { reportDocx } from '../reports/docx/report-docx.js';
import { DOCX } from '../reports/docx/section.js';
import { paperOf } from '../reports/paper/model-paper.js';
import { renderPdf } from '../reports/paper/render-pdf.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { Download, Live, redirect, type Page, type Redirect } from '../web/answers.js';
import { wantsJson } from '../web/errors.filter.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { PartyDraftPages } from './draft-pages.service.js';
import { PartyDraftsService, type SavedDraft } from './drafts.service.js';

/** A member's draft of the year's review: written by them, read by the committee once it is handed over. */
@Controller('party/drafts')
@Allow('official')
export class PartyDraftsController {
  constructor(
    private readonly drafts: PartyDraftsService,
    private readonly pages: PartyDraftPages,
  ) {}

  @Post()
  async begin(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Redirect> {
    return redirect(`/party/drafts/${await this.drafts.begin(actor, Number(tidy(body)['year']))}`);
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.show(asking, id);
  }

  @Post(':id/draft')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const saved = await this.drafts.save(asking.actor, id, body);
    if (wantsJson(request)) return live(saved);
    return this.onward(asking, saved, body, 'party:draft.saved');
  }

  @Post(':id/version')
  async turn(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.onward(asking, await this.drafts.turn(asking.actor, id, body), body, 'party:draft.turned');
  }

  @Post(':id/handover')
  async handOver(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.onward(asking, await this.drafts.handOver(asking.actor, id, body), body, 'party:draft.handed');
  }

  @Post(':id/withdrawal')
  async takeBack(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.drafts.takeBack(actor, id);
    return redirect(`/party/drafts/${id}`, 'party:draft.takenBack');
  }

  @Get(':id/paper.docx')
  async document(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const { model, words } = await this.pages.paper(asking, id);
    return new Download(await reportDocx(model.layout, paperOf(model, words)), DOCX, `${model.fileName}.docx`);
  }

  @Get(':id/paper.pdf')
  async pdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const { model, words } = await this.pages.paper(asking, id);
    const bytes = await renderPdf(model.layout, paperOf(model, words));
    return new Download(Buffer.from(bytes), 'application/pdf', `${model.fileName}.pdf`, true);
  }

  private async onward(
    asking: Asking,
    { draft, issues }: SavedDraft,
    body: unknown,
    said: string,
  ): Promise<Page | Redirect> {
    if (issues.length > 0) return (await this.pages.show(asking, draft.id, tidy(body))).withIssues(issues);
    return redirect(`/party/drafts/${draft.id}`, said);
  }
}

function live({ draft, issues }: SavedDraft): Live {
  const { revision, savedAt } = draft;
  return new Live({ version: revision, savedAt: savedAt?.toISOString(), issues }, {}, issues.length > 0 ? 422 : 200);
}
