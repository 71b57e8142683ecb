import { Module } from '@nestjs/common';
import { LegalPetitionsModule } from './petitions/legal-petitions.module.js';
import { LegalSheetsModule } from './sheets/legal-sheets.module.js';
import { WorkModule } from './work/work.module.js';

/** The month by the law: forms, work, results, means, petitions. */
@Module({ imports: [WorkModule, LegalSheetsModule, LegalPetitionsModule], controllers: [], providers: [] })
export class LegalModule {}
