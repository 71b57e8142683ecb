import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { SetAdoptionService } from './set-adoption.service.js';
import { revisionOf } from './revision.js';
import { openVersion } from './set-access.js';
import { versionPage } from './version-page.js';

const REASON = { least: 10, most: 2000 };

@Controller('criteria/drafts/:id')
@Allow('head', 'outside-approver')
export class CountersignaturesController {
  constructor(private readonly adoption: SetAdoptionService) {}

  @Post('countersignature')
  async countersign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Redirect> {
    await this.adoption.countersign(actor, id, revisionOf(body));
    return redirect(`/criteria/versions/${id}`, 'criteria-pages:flash.adopted');
  }

  @Post('refusal')
  async refuse(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = tidy(body)['reason'];
    const reason = typeof typed === 'string' ? typed : '';
    if (reason.length < REASON.least || reason.length > REASON.most) {
      const opened = await openVersion(asking, asking.actor, id, asking.today);
      return (await versionPage(asking, opened, reason)).withIssues([
        { field: 'reason', code: 'criteria-pages:issue.reason', params: REASON },
      ]);
    }
    await this.adoption.refuse(asking.actor, id, revisionOf(body), reason);
    return redirect('/criteria', 'criteria-pages:flash.refused');
  }
}
