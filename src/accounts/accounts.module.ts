import { Global, Module } from '@nestjs/common';
import { ActorsService } from './actors.service.js';
import { LanguageController } from './language.controller.js';
import { PasswordController } from './password.controller.js';
import { PasswordsService } from './passwords.service.js';
import { SessionsController, SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

@Global()
@Module({
  controllers: [SignInController, SessionsController, PasswordController, LanguageController],
  providers: [ActorsService, SignInService, PasswordsService],
  exports: [ActorsService, PasswordsService],
})
export class AccountsModule {}
