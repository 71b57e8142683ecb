import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { Acts } from './acts/acts.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { SessionGuard } from './accounts/session.guard.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { Clock } from './clock.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { CommitteeModule } from './committee/committee.module.js';
import { CONFIG } from './config-token.js';
import type { Config } from './config.js';
import { Lifecycle } from './lifecycle.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { CriteriaModule } from './criteria/criteria.module.js';
import { DatabaseModule } from './database/database.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { FocusModule } from './focus/focus.module.js';
import { FormsModule } from './forms/forms.module.js';
import { HomeModule } from './home/home.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { HealthController, ReadyController } from './health.controller.js';
import { KeptModule } from './kept/kept.module.js';
import { TurnedAwayFilter } from './kept/turned-away.filter.js';
import { LegalModule } from './legal/legal.module.js';
import { MeasuresModule } from './measures/measures.module.js';
import { PetitionsModule } from './petitions/petitions.module.js';
import { ObstaclesModule } from './obstacles/obstacles.module.js';
import { InterimModule } from './interim/interim.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { PeopleModule } from './people/people.module.js';
import { PartyModule } from './party/party.module.js';
import { PeriodsModule } from './periods/periods.module.js';
import { CostlyGuard } from './web/costly.guard.js';
import { RenderInterceptor } from './web/render.interceptor.js';
import { PracticesModule } from './practices/practices.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { UnitsModule } from './units/units.module.js';
import { VerifyModule } from './verify/verify.module.js';
import { WebModule } from './web/web.module.js';
import { YearsModule } from './years/years.module.js';

/** The rooms that are switched on. */
const ROOMS = [
  AccountsModule,
  UnitsModule,
  AuditModule,
  PeriodsModule,
  PetitionsModule,
  ReceiptsModule,
  InterimModule,
  ObstaclesModule,
  CorrectionsModule,
  MeasuresModule,
  CriteriaModule,
  EvaluationsModule,
  CommitmentsModule,
  FocusModule,
  PracticesModule,
  LegalModule,
  YearsModule,
  SignalsModule,
  CommitteeModule,
  PeopleModule,
  ImportsModule,
  CatalogueModule,
  HomeModule,
  ReportsModule,
  PartyModule,
  FormsModule,
  VerifyModule,
];

@Global()
@Module({})
export class AppModule {
  /** `databaseUrl` is the application's role; the configuration's own, or the embedded server's. */
  static with(
    config: Config,
    databaseUrl: string,
    clock = new Clock(config.timeZone),
    lifecycle = new Lifecycle(),
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.to(databaseUrl, config.poolSize, config.timeZone),
        WebModule,
        ThrottlerModule.forRoot({ throttlers: [{ limit: 600, ttl: 60_000 }] }),
        KeptModule,
        ...ROOMS,
      ],
      controllers: [HealthController, ReadyController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Lifecycle, useValue: lifecycle },
        Acts,
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: CostlyGuard },
        { provide: APP_INTERCEPTOR, useClass: RenderInterceptor },
        { provide: APP_FILTER, useClass: TurnedAwayFilter },
      ],
      exports: [CONFIG, Clock, Acts],
    };
  }
}
