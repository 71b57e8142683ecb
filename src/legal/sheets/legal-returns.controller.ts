import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { openConfirmSheet } from './confirm-sheet.js';
import { legalConflict } from './deciding.js';
import { LegalReturnsService, RETURN_BOUNDS } from './legal-returns.service.js';
import { textOf, type Body as Fields } from '../../web/read-form.js';
import { sheetFacts } from './own-form.view.js';

@Controller('legal/sheets/:id/return')
@Allow('head', 'outside-approver')
export class LegalReturnsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly returns: LegalReturnsService,
  ) {}

  @Get()
  async form(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.show(actor, id, {});
  }

  @Post()
  async giveBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.returns.giveBack(actor, id, body ?? {});
    if (issues.length > 0) return (await this.show(actor, id, body ?? {})).withIssues(issues);
    return redirect('/legal/approvals', 'legal:flash.returned');
  }

  private async show(actor: Actor, id: number, typed: Fields): Promise<Page> {
    const { opened } = await openConfirmSheet(this.db, actor, id, this.clock.today());
    const { sheet } = opened;
    if (sheet.status !== 'submitted') throw await legalConflict(this.db, sheet, this.clock.zone);
    const reason = { id: 'reason', value: textOf(typed, 'reason') ?? '', rows: 4, maxlength: RETURN_BOUNDS.most };
    return page('legal/return', { sheet: sheetFacts(sheet), reason }, 'legal:return.title', {
      name: sheet.officialName,
    });
  }
}
