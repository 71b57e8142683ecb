import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { Labels } from '../web/labels.js';
import { tidy } from '../web/read-form.js';
import { DraftPages } from './draft-pages.js';
import { putSettings } from './draft-content.js';
import { SetDraftsService, type DraftSource } from './set-drafts.service.js';
import { librarySetOf } from './library/all-library.js';
import { revisionOf } from './revision.js';
import { settingsIssues, toSettings, typedSettings } from './settings.form.js';
import { mayEdit } from './set.policy.js';
import { openDraft, openUnitSet, openVersion } from './set-access.js';
import { versionHead } from './version.view.js';

@Controller('criteria/drafts')
@Allow('official', 'head')
export class SetDraftsController {
  constructor(
    private readonly labels: Labels,
    private readonly drafts: SetDraftsService,
    private readonly pages: DraftPages,
  ) {}

  @Post()
  async start(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Redirect> {
    const { unit, from } = tidy(body);
    const unitId = new IdPipe().transform(String(unit));
    const set = await openUnitSet(asking, asking.actor, unitId, asking.today);
    const name = this.labels.in('vi')('criteria-pages:newName', { unit: set.unit.name });
    const id = await this.drafts.start(asking.actor, unitId, sourceOf(from), name);
    return redirect(`/criteria/drafts/${id}`, 'criteria-pages:flash.started');
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const opened = await openVersion(asking, asking.actor, id, asking.today);
    if (opened.version.signedAt || !mayEdit(opened.at)) return redirect(`/criteria/versions/${id}`);
    return this.pages.draft(asking, opened);
  }

  @Post(':id')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = typedSettings(body);
    const issues = settingsIssues(typed);
    if (issues.length > 0) {
      const opened = await openDraft(asking, asking.actor, id, asking.today);
      await this.drafts.mustBeSeen(opened, revisionOf(body));
      return (await this.pages.draft(asking, opened, typed)).withIssues(issues);
    }
    const settings = toSettings(typed);
    await this.drafts.edit(asking.actor, id, revisionOf(body), (content) => {
      return { act: 'criteria.settings-changed', content: putSettings(content, settings), detail: { ...settings } };
    });
    return redirect(`/criteria/drafts/${id}`, 'criteria-pages:flash.saved');
  }

  @Get(':id/discard')
  async askDiscard(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const { version } = await openDraft(asking, asking.actor, id, asking.today);
    return page('criteria/discard', { version: versionHead(version) }, 'criteria-pages:discard.title');
  }

  @Post(':id/discard')
  async discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const unitId = await this.drafts.discard(actor, id);
    return redirect(`/criteria/units/${unitId}`, 'criteria-pages:flash.discarded');
  }
}

function sourceOf(from: unknown): DraftSource {
  if (from === 'in-force' || from === 'empty') return { from };
  const code = typeof from === 'string' && from.startsWith('library:') ? from.slice('library:'.length) : '';
  if (!librarySetOf(code)) throw new NotFound();
  return { from: 'library', code };
}
