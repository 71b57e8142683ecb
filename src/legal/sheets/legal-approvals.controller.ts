import { Controller, Get } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { clocked, openLegalPetitions } from '../petitions/legal-petitions.queries.js';
import { legalQueue } from './legal-queue.js';
import { legalQueueGroups } from './legal-queue.view.js';
import { tabs } from './legal-sheets.controller.js';
import { workTables } from './work-tables.js';

/** Whose forms wait for this person's confirmation, by where they stand; leaders after their staff. */
@Controller('legal/approvals')
@Allow('head', 'outside-approver')
export class LegalApprovalsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async queue(@CurrentActor() actor: Actor): Promise<Page> {
    const today = this.clock.today();
    const [queue, open] = await Promise.all([
      legalQueue(this.db, actor, today),
      openLegalPetitions(this.db, actor, today),
    ]);
    const [petitions, tables] = await Promise.all([clocked(this.db, open, today), workTables(this.db, actor, queue)]);
    return page(
      'legal/queue',
      { groups: legalQueueGroups(queue, today), petitions, tables, ...tabs(actor) },
      'legal:queue.title',
    );
  }
}
