import { Module } from '@nestjs/common';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { correctionPages } from '../corrections/corrections.controller.js';
import { COMMITMENT_CORRECTION } from './commitment.correction.js';
import { CommitmentsController } from './commitments.controller.js';
import { DialoguesController } from './dialogues.controller.js';
import { DialoguesService } from './dialogues.service.js';
import { PLEDGE_CORRECTION } from './pledge.correction.js';
import { PLEDGE_WORD_CORRECTION } from './pledge-word.correction.js';
import { PledgeActsController } from './pledge-acts.controller.js';
import { PledgePages } from './pledge-pages.service.js';
import { PledgeUnitsController } from './pledge-units.controller.js';
import { PledgesController } from './pledges.controller.js';
import { PledgesService } from './pledges.service.js';
import { PledgeYearService } from './pledge-year.service.js';
import { StatementsController } from './statements.controller.js';
import { CommitmentStatementsService } from './commitment-statements.service.js';

@Module({
  imports: [EvaluationsModule],
  controllers: [
    CommitmentsController,
    StatementsController,
    DialoguesController,
    PledgeUnitsController,
    PledgesController,
    PledgeActsController,
    correctionPages(PLEDGE_CORRECTION),
    correctionPages(PLEDGE_WORD_CORRECTION),
    correctionPages(COMMITMENT_CORRECTION),
  ],
  providers: [CommitmentStatementsService, DialoguesService, PledgesService, PledgeYearService, PledgePages],
})
export class CommitmentsModule {}
