import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Receipts } from '../../receipts/receipts.service.js';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Body as Fields } from '../../web/read-form.js';
import { openLegalForm } from '../forms/legal-form-access.js';
import { LegalPages } from '../forms/legal-pages.service.js';
import { LEGAL_RECEIPT } from './legal-receipt.kind.js';

@Controller('legal/forms/:id/receipt')
@Allow('official')
export class LegalReceiptsController {
  constructor(
    private readonly receipts: Receipts,
    private readonly pages: LegalPages,
  ) {}

  @Post()
  async give(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.receipts.give(asking.actor, LEGAL_RECEIPT, id, body);
    if (issues.length === 0) return redirect(`/legal/forms/${id}#receipt`, 'receipts:flash');
    const opened = await openLegalForm(asking, asking.actor, id, asking.today);
    return (await this.pages.read(asking, opened, { typed: body ?? {} })).withIssues(issues);
  }
}
