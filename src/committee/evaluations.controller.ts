import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../web/access.js';
import type { Page } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { CommitteeEvaluationPage } from './evaluation-page.service.js';

@Controller('committee/evaluations')
@Allow('committee', 'inspector')
export class CommitteeEvaluationsController {
  constructor(private readonly evaluation: CommitteeEvaluationPage) {}

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.evaluation.show(asking, id);
  }
}
