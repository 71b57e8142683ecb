import { Global, Module } from '@nestjs/common';
import { ImportFiles } from './import-files.js';
import { ImportsService } from './imports.service.js';

/** The machine; each room opens its own door to it (`importsController`). */
@Global()
@Module({ providers: [ImportsService, ImportFiles], exports: [ImportsService] })
export class ImportsModule {}
