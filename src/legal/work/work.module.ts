import { Module } from '@nestjs/common';
import { GivingService } from './giving.service.js';
import { WorkImportsController } from './imports/work-imports.controller.js';
import { LinesController } from './lines.controller.js';
import { LinesService } from './lines.service.js';
import { MarksController } from './marks.controller.js';
import { MarksService } from './marks.service.js';
import { WorkProposalsController } from './work-proposals.controller.js';
import { WorkProposalsService } from './work-proposals.service.js';
import { ReturnedWorkService } from './returned-work.service.js';
import { WorkStatementsService } from './work-statements.service.js';
import { UnitTableController } from './unit-table.controller.js';
import { UnitTableService } from './unit-table.service.js';
import { WorkController } from './work.controller.js';
import { WorkPagesService } from './work-pages.service.js';

/** The work of the month by the law (Art 18.1, 18.2, 14.2). */
@Module({
  controllers: [
    WorkController,
    LinesController,
    MarksController,
    WorkProposalsController,
    UnitTableController,
    WorkImportsController,
  ],
  providers: [
    WorkPagesService,
    GivingService,
    WorkStatementsService,
    LinesService,
    ReturnedWorkService,
    MarksService,
    WorkProposalsService,
    UnitTableService,
  ],
})
export class WorkModule {}
