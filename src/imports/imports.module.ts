import { Global, Module } from '@nestjs/common';
import { ImportsService } from './imports.service.js';

/** The machine; each room opens its own door to it (`importsController`). */
@Global()
@Module({ providers: [ImportsService], exports: [ImportsService] })
export class ImportsModule {}
