import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { openConfirmLegalForm } from './confirm-form.js';
import { legalConflict } from './deciding.js';
import { LegalReturnsService, RETURN_BOUNDS } from './legal-returns.service.js';
import { textOf, type Body as Fields } from '../../web/read-form.js';
import { legalFormFacts } from './own-form.view.js';

@Controller('legal/forms/:id/return')
@Allow('head', 'outside-approver')
export class LegalReturnsController {
  constructor(private readonly returns: LegalReturnsService) {}

  @Get()
  async form(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.show(asking, id, {});
  }

  @Post()
  async giveBack(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.returns.giveBack(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.show(asking, id, body ?? {})).withIssues(issues);
    return redirect('/legal/approvals', 'legal:flash.returned');
  }

  private async show(asking: Asking, id: number, typed: Fields): Promise<Page> {
    const { opened } = await openConfirmLegalForm(asking, id);
    const { legalForm } = opened;
    if (legalForm.status !== 'submitted') throw await legalConflict(asking, legalForm, asking.zone);
    const reason = { id: 'reason', value: textOf(typed, 'reason') ?? '', rows: 4, maxlength: RETURN_BOUNDS.most };
    return page('legal/return', { legalForm: legalFormFacts(legalForm), reason }, 'legal:return.title', {
      name: legalForm.officialName,
    });
  }
}
