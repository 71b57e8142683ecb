import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DatabaseWatch } from './database/database-watch.js';
import { Lifecycle } from './lifecycle.js';
import { Allow } from './web/access.js';

type Status = 'ok' | 'ready' | 'starting' | 'draining' | 'no-database';

/** Whether this program is alive and its database with it: 200, or 503. */
@Controller('health')
@Allow('public')
export class HealthController {
  constructor(private readonly database: DatabaseWatch) {}

  @Get()
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: Status }> {
    return tell(reply, (await this.database.answersNow()) ? 'ok' : 'no-database');
  }
}

/** Whether a balancer may send people here: 200, or 503 while starting, draining or without the database. */
@Controller('ready')
@Allow('public')
export class ReadyController {
  constructor(
    private readonly database: DatabaseWatch,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Get()
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: Status }> {
    const { phase } = this.lifecycle;
    if (phase !== 'serving') return tell(reply, phase);
    return tell(reply, (await this.database.answersNow()) ? 'ready' : 'no-database');
  }
}

function tell(reply: FastifyReply, status: Status): { status: Status } {
  void reply.status(status === 'ok' || status === 'ready' ? 200 : 503).header('cache-control', 'no-store');
  return { status };
}
