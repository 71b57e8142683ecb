import { Global, Module } from '@nestjs/common';
import { AccessRequestsController } from './access-requests.controller.js';
import { AccessRequestsService } from './access-requests.service.js';
import { AccountActsController } from './account-acts.controller.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { ActorsService } from './actors.service.js';
import { LanguageController } from './language.controller.js';
import { NoticesController } from './notices.controller.js';
import { PasswordController } from './password.controller.js';
import { PasswordsService } from './passwords.service.js';
import { RolesService } from './roles.service.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { SessionsController, SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SlipsService } from './slips.service.js';
import { TriesService } from './tries.service.js';
import { NoticesService } from './notices.service.js';

@Global()
@Module({
  controllers: [
    SignInController,
    SessionsController,
    PasswordController,
    LanguageController,
    NoticesController,
    SetupController,
    AccessRequestsController,
    AccountsController,
    AccountActsController,
  ],
  providers: [
    NoticesService,
    ActorsService,
    SignInService,
    PasswordsService,
    AccountsService,
    RolesService,
    SetupService,
    AccessRequestsService,
    SlipsService,
    TriesService,
  ],
  exports: [ActorsService, AccountsService, SlipsService, AccessRequestsService],
})
export class AccountsModule {}
