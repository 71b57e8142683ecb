import { Global, Module } from '@nestjs/common';
import { Petitions } from './petitions.service.js';

/** The procedure; each paper's own room says what is particular about it (`PetitionKind`). */
@Global()
@Module({ providers: [Petitions], exports: [Petitions] })
export class PetitionsModule {}
