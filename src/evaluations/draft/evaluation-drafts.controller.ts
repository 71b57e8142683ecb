import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Live, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { uploadOf, type Upload } from '../../web/upload.js';
import { AttachmentsService } from '../files/attachments.service.js';
import { EvaluationDraftsService, type SavedDraft } from './evaluation-drafts.service.js';
import { FormPage } from './form-page.service.js';
import { IdPipe } from '../../web/id.pipe.js';
import { TakesFiles } from '../../web/form-body.js';

/** Saves the evaluation: by itself while one types, or by a button. Files and their removal come with the same form. */
@Controller('evaluations')
@Allow('official')
export class EvaluationDraftsController {
  constructor(
    private readonly drafts: EvaluationDraftsService,
    private readonly attachments: AttachmentsService,
    private readonly form: FormPage,
  ) {}

  @Post(':id/draft')
  @TakesFiles('evidence')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const upload = await uploadOf(request, body);
    const saved = await this.act(asking.actor, id, upload);
    if (wantsJson(request)) return this.form.pieces(saved);
    if (saved.issues.length > 0)
      return (
        await this.form.show(asking, saved.evaluation, { typed: upload.fields, issues: saved.issues })
      ).withIssues(saved.issues);
    return onward(id, upload);
  }

  private async act(actor: Actor, id: number, { fields, files }: Upload): Promise<SavedDraft> {
    if (files.length > 0) return this.attachments.attach(actor, id, fields, files);
    const remove = /^\d{1,9}$/.exec(String(fields['remove'] ?? ''));
    if (remove) return this.attachments.remove(actor, id, Number(remove[0]), fields);
    return this.drafts.save(actor, id, fields);
  }
}

function onward(id: number, { fields, files }: Upload): Redirect {
  if (files.length > 0) return redirect(`/evaluations/${id}#attachments`, 'evaluations:flash.attached');
  if (fields['remove']) return redirect(`/evaluations/${id}#attachments`, 'evaluations:flash.removed');
  if (fields['go'] === 'submission') return redirect(`/evaluations/${id}/submission`);
  return redirect(`/evaluations/${id}`, 'evaluations:flash.saved');
}
