import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, type Page } from '../../web/answers.js';
import { standInsOf } from '../../units/stand-ins.js';
import { clocked, openLegalPetitions } from '../petitions/legal-petitions.queries.js';
import { legalQueue } from './legal-queue.js';
import { legalQueueGroups } from './legal-queue.view.js';
import { tabs } from './legal-forms.controller.js';
import { workTables } from './work-tables.js';

/** Whose forms wait for this person's confirmation, by where they stand; leaders after their staff. */
@Controller('legal/approvals')
@Allow('head', 'outside-approver')
export class LegalApprovalsController {
  @Get()
  async queue(@CurrentAsking() asking: Asking): Promise<Page> {
    const today = asking.today;
    const [queue, open, standIns] = await Promise.all([
      legalQueue(asking, asking.actor, today),
      openLegalPetitions(asking, asking.actor, today),
      standInsOf(asking),
    ]);
    const [petitions, tables] = await Promise.all([clocked(asking, open, today), workTables(asking, queue)]);
    return page(
      'legal/queue',
      { groups: legalQueueGroups(queue, today), petitions, tables, standIns, ...tabs(asking.actor) },
      'legal:queue.title',
    );
  }
}
