import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Db } from './database/db.js';
import { Allow } from './web/access.js';

@Controller('health')
@Allow('public')
export class HealthController {
  constructor(private readonly db: Db) {}

  /** For a load balancer: 200 while the database answers, 503 when it does not. */
  @Get()
  async show(): Promise<{ status: 'ok' }> {
    await this.db.rows('select 1').catch(() => {
      throw new ServiceUnavailableException();
    });
    return { status: 'ok' };
  }
}
