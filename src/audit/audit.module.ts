import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { Checkpoints } from './checkpoints/checkpoints.service.js';

@Global()
@Module({ controllers: [AuditController], providers: [Checkpoints], exports: [Checkpoints] })
export class AuditModule {}
