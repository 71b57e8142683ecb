import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { Conflict, NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { isCriterionCode } from './criterion.js';
import { criterionIssues, toCriterion, typedCriterion } from './criterion.form.js';
import { DRAFT_HOLDS, moveCriterion, newCode, putCriterion, removeCriterion, type Direction } from './draft-content.js';
import { DraftPages } from './draft-pages.js';
import { SetDraftsService, type Change } from './set-drafts.service.js';
import { revisionOf } from './revision.js';
import { openDraft } from './set-access.js';
import { measuresFor } from './set-measures.js';
import type { NamedContent } from './version.js';

@Controller('criteria/drafts/:id')
@Allow('official', 'head')
export class DraftCriteriaController {
  constructor(
    private readonly drafts: SetDraftsService,
    private readonly pages: DraftPages,
  ) {}

  @Get('new-criterion')
  async blank(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const opened = await openDraft(asking, asking.actor, id, asking.today);
    return this.pages.criterion(asking, opened, null, this.pages.blank(asking.actor));
  }

  @Get('criteria/:code')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('code') code: string,
  ): Promise<Page> {
    const opened = await openDraft(asking, asking.actor, id, asking.today);
    const criterion = opened.version.content.criteria.find((each) => each.code === code);
    if (!criterion) throw new NotFound();
    return this.pages.criterion(asking, opened, code, this.pages.typedOf(asking.actor, criterion));
  }

  @Post('new-criterion')
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.put(asking, id, null, body);
  }

  @Post('criteria/:code')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    if (!isCriterionCode(code)) throw new NotFound();
    return this.put(asking, id, code, body);
  }

  @Post('criteria/:code/move')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<Redirect> {
    const direction: Direction = tidy(body)['direction'] === 'up' ? 'up' : 'down';
    await this.drafts.edit(actor, id, revisionOf(body), (content) => {
      return {
        act: 'criteria.criterion-moved',
        content: moveCriterion(content, code, direction),
        detail: { code, direction },
      };
    });
    return redirect(`/criteria/drafts/${id}#c-${code}`);
  }

  @Post('criteria/:code/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<Redirect> {
    await this.drafts.edit(actor, id, revisionOf(body), (content) => {
      const criterion = content.criteria.find((each) => each.code === code);
      return {
        act: 'criteria.criterion-removed',
        content: removeCriterion(content, code),
        detail: { criterion: criterion ?? code },
      };
    });
    return redirect(`/criteria/drafts/${id}`);
  }

  private async put(asking: Asking, id: number, code: string | null, body: unknown): Promise<Page | Redirect> {
    const typed = typedCriterion(body);
    const opened = await openDraft(asking, asking.actor, id, asking.today);
    const kept = opened.version.content.criteria.find((each) => each.code === code)?.measure;
    const measures = await measuresFor(asking, opened.version.unitPath, kept);
    const issues = criterionIssues(
      typed,
      measures.map((measure) => measure.code),
    );
    if (issues.length > 0) {
      await this.drafts.mustBeSeen(opened, revisionOf(body));
      return (await this.pages.criterion(asking, opened, code, typed)).withIssues(issues);
    }
    await this.drafts.edit(asking.actor, id, revisionOf(body), (content) => putting(content, code, typed));
    return redirect(`/criteria/drafts/${id}`, 'criteria-pages:flash.criterionSaved');
  }
}

function putting(content: NamedContent, code: string | null, typed: ReturnType<typeof typedCriterion>): Change {
  const codes = content.criteria.map((criterion) => criterion.code);
  const known = code !== null && codes.includes(code);
  if (!known && codes.length >= DRAFT_HOLDS) throw new Conflict('set-full');
  const criterion = toCriterion(typed, code ?? newCode(typed.text, codes));
  return {
    act: known ? 'criteria.criterion-changed' : 'criteria.criterion-added',
    content: putCriterion(content, criterion),
    detail: { criterion },
  };
}
