import { Module } from '@nestjs/common';
import { CatalogueAdoptionService } from './catalogue-adoption.service.js';
import { AdoptionsController } from './adoptions.controller.js';
import { CatalogueController } from './catalogue.controller.js';
import { DraftProductsController } from './draft-products.controller.js';
import { CatalogueDraftsController } from './catalogue-drafts.controller.js';
import { CatalogueDraftsService } from './catalogue-drafts.service.js';
import { CatalogueColumnsController, CatalogueImportsController } from './import/catalogue-imports.controller.js';
import { ProductsService } from './products.service.js';
import { ProposalDecisionsController } from './proposals/proposal-decisions.controller.js';
import { ProductProposalsController } from './proposals/product-proposals.controller.js';
import { ProductProposalsService } from './proposals/product-proposals.service.js';
import { VersionPages } from './version-pages.js';

@Module({
  controllers: [
    CatalogueController,
    CatalogueDraftsController,
    DraftProductsController,
    AdoptionsController,
    CatalogueColumnsController,
    CatalogueImportsController,
    ProductProposalsController,
    ProposalDecisionsController,
  ],
  providers: [CatalogueDraftsService, ProductsService, CatalogueAdoptionService, ProductProposalsService, VersionPages],
})
export class CatalogueModule {}
