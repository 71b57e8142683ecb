import { Global, Module } from '@nestjs/common';
import { Corrections } from './corrections.service.js';

/** The machine; each room says what of its own may be put right (`CorrectionKind`) and opens its pages (`correctionPages`). */
@Global()
@Module({ providers: [Corrections], exports: [Corrections] })
export class CorrectionsModule {}
