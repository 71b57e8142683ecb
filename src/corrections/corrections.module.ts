import { Global, Module } from '@nestjs/common';
import { Corrections } from './corrections.service.js';
import { ResultFlags, ResultFlagsController } from './flags.controller.js';
import { CorrectionRequestsController } from './requests.controller.js';
import { CorrectionRequests } from './requests.service.js';

/** The machine; each room says what of its own may be put right (`CorrectionKind`) and opens its pages (`correctionPages`). */
@Global()
@Module({
  controllers: [CorrectionRequestsController, ResultFlagsController],
  providers: [Corrections, CorrectionRequests, ResultFlags],
  exports: [Corrections, CorrectionRequests],
})
export class CorrectionsModule {}
