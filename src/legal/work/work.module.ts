import { Module } from '@nestjs/common';
import { GivingService } from './giving.service.js';
import { WorkImportsController } from './imports/work-imports.controller.js';
import { WorkImportsService } from './imports/work-imports.service.js';
import { LinesController } from './lines.controller.js';
import { LinesService } from './lines.service.js';
import { MarksController } from './marks.controller.js';
import { MarksService } from './marks.service.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { ReturnedWorkService } from './returned-work.service.js';
import { StatementsService } from './statements.service.js';
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
    ProposalsController,
    UnitTableController,
    WorkImportsController,
  ],
  providers: [
    WorkPagesService,
    GivingService,
    StatementsService,
    LinesService,
    ReturnedWorkService,
    MarksService,
    ProposalsService,
    UnitTableService,
    WorkImportsService,
  ],
})
export class WorkModule {}
