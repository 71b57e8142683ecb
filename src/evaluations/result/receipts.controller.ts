import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Receipts } from '../../receipts/receipts.service.js';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Body as Fields } from '../../web/read-form.js';
import { openEvaluation } from '../evaluation-access.js';
import { EVALUATION_RECEIPT } from './receipt.kind.js';
import { ResultPage } from './result-page.service.js';

@Controller('evaluations/:id/receipt')
@Allow('official')
export class EvaluationReceiptsController {
  constructor(
    private readonly receipts: Receipts,
    private readonly result: ResultPage,
  ) {}

  @Post()
  async give(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.receipts.give(asking.actor, EVALUATION_RECEIPT, id, body);
    if (issues.length === 0) return redirect(`/evaluations/${id}#receipt`, 'receipts:flash');
    const opened = await openEvaluation(asking, asking.actor, id, asking.today);
    return (await this.result.show(asking, opened, { receipt: body ?? {} })).withIssues(issues);
  }
}
