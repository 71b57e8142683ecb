import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { readForm } from '../web/read-form.js';
import { DoneForm, NoteForm, ReportForm, StepForm } from './focus.form.js';
import { answered } from './issue.view.js';
import { SolvingService } from './solving.service.js';

@Controller('focus/:id')
@Allow('official', 'head', 'committee')
export class SolvingController {
  constructor(private readonly solving: SolvingService) {}

  @Post('steps')
  async plan(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(StepForm, body, asking.today);
    return answered(
      asking,
      id,
      body,
      form.issues ?? (await this.solving.plan(asking.actor, id, form.value)),
      'focus:stepPlanned',
    );
  }

  @Post('steps/:step/done')
  async tick(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('step', IdPipe) step: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(DoneForm, body);
    if (!form.issues) await this.solving.tick(asking.actor, id, step, form.value);
    return answered(asking, id, body, form.issues ?? [], 'focus:stepDone');
  }

  @Post('notes')
  async tell(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(NoteForm, body);
    if (!form.issues) await this.solving.tell(asking.actor, id, form.value);
    return answered(asking, id, body, form.issues ?? [], 'focus:noted');
  }

  @Post('report')
  async report(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReportForm, body);
    return answered(
      asking,
      id,
      body,
      form.issues ?? (await this.solving.report(asking.actor, id, form.value)),
      'focus:reported',
    );
  }
}
