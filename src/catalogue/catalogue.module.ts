import { Module } from '@nestjs/common';
import { AdoptionService } from './adoption.service.js';
import { AdoptionsController } from './adoptions.controller.js';
import { CatalogueController } from './catalogue.controller.js';
import { DraftProductsController } from './draft-products.controller.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { CatalogueImportsController } from './import/catalogue-imports.controller.js';
import { CatalogueImportsService } from './import/catalogue-imports.service.js';
import { ProductsService } from './products.service.js';
import { ProposalDecisionsController } from './proposals/proposal-decisions.controller.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { VersionPages } from './version-pages.js';

@Module({
  controllers: [
    CatalogueController,
    DraftsController,
    DraftProductsController,
    AdoptionsController,
    CatalogueImportsController,
    ProposalsController,
    ProposalDecisionsController,
  ],
  providers: [DraftsService, ProductsService, AdoptionService, CatalogueImportsService, ProposalsService, VersionPages],
})
export class CatalogueModule {}
