import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { Receipts } from '../../receipts/receipts.service.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { tidy, type Body as Fields, type TypedIn } from '../../web/read-form.js';
import { compareOrDecide, type CorrectionPage } from '../corrections/compare-or-decide.js';
import { openLegalForm } from '../forms/legal-form-access.js';
import type { CorrectionDecisionForm } from './correction.form.js';
import { HANOI_PETITION, HANOI_RECEIPT } from './hanoi-petition.kind.js';
import { hanoiCompared, hanoiCorrectForm } from './hanoi-correct.view.js';
import { hanoiCorrectable, hanoiCorrecting } from './hanoi-correcting.js';
import { HanoiPage } from './hanoi-page.service.js';
import { HanoiResultsService, requireCorrectable } from './hanoi-results.service.js';

/** A result by Hanoi's frame after it was given: the person's word on it, their petition, a correction after the month's close. */
@Controller('legal/hanoi/:id')
export class HanoiResultsController {
  constructor(
    private readonly results: HanoiResultsService,
    private readonly petitions: Petitions,
    private readonly receipts: Receipts,
    private readonly pages: HanoiPage,
  ) {}

  @Post('receipt')
  @Allow('official')
  async receipt(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.receipts.give(asking.actor, HANOI_RECEIPT, id, body);
    return this.done(asking, id, { body, issues, at: '#receipt', flash: 'receipts:flash' });
  }

  @Post('petition')
  @Allow('official')
  async petition(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.file(asking.actor, HANOI_PETITION, id, body);
    return this.done(asking, id, { body, issues, at: '#petition', flash: 'legal:flash.petitioned' });
  }

  /** A leader's result that was decided upon one replaced since is kept. */
  @Post('led-review')
  @Allow('head', 'outside-approver')
  async keep(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.results.keep(asking.actor, id, body ?? {});
    return this.done(asking, id, { body, issues, at: '', flash: 'hanoi:flash.kept' });
  }

  @Get('correction')
  @Allow('head', 'outside-approver')
  async form(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return (await this.correction(asking, id)).page;
  }

  @Post('correction')
  @Allow('head', 'outside-approver')
  async correct(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return compareOrDecide(body, {
      shown: (typed) => this.correction(asking, id, typed),
      decide: () => this.results.correct(asking.actor, id, body ?? {}),
      done: redirect(`/legal/hanoi/${id}`, 'hanoi:flash.corrected'),
    });
  }

  private async correction(asking: Asking, id: number, typed?: Fields): Promise<CorrectionPage> {
    const opened = await openLegalForm(asking, asking.actor, id, asking.today);
    requireCorrectable(opened);
    const from = (await hanoiCorrectable(asking, opened.legalForm))!;
    const made = typed ? await hanoiCorrecting(asking, typed, from) : null;
    const { legalForm } = opened;
    const decision: TypedIn<CorrectionDecisionForm> = tidy(typed);
    const data = {
      legalForm,
      compared: hanoiCompared(from, made),
      form: hanoiCorrectForm(from, typed, asking.actor.lang),
      decision,
    };
    const shown = page('hanoi/correction', data, 'hanoi:correction.title', {
      ...{ name: legalForm.officialName, month: legalForm.month },
    });
    return { page: shown, issues: made?.issues ?? [] };
  }

  private async done(
    asking: Asking,
    id: number,
    { body, issues, at, flash }: { body: Fields; issues: Issue[]; at: string; flash: string },
  ): Promise<Page | Redirect> {
    if (issues.length === 0) return redirect(`/legal/hanoi/${id}${at}`, flash);
    return (await this.pages.show(asking, id, { typed: body ?? {} })).withIssues(issues);
  }
}
