import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { law } from '../scoring/editions/law.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { Labels } from '../web/labels.js';
import { openDraft } from './catalogue-access.js';
import { CatalogueDraftsService } from './catalogue-drafts.service.js';
import { readSettings, typedSettings } from './settings.form.js';
import { revisionIn, typed, type Typed } from './typed.js';

type SettingsTyped = Partial<Record<'name' | 'standardCode' | 'revision', string>>;

@Controller('catalogue/drafts')
@Allow('personnel')
export class CatalogueDraftsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly labels: Labels,
    private readonly drafts: CatalogueDraftsService,
  ) {}

  @Post()
  async start(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Redirect> {
    const { unit = '' } = typed(body);
    if (!/^[1-9]\d{0,8}$/.test(unit)) throw new NotFound();
    const id = await this.drafts.start(actor, Number(unit), this.labels.in('vi')('catalogue:defaultName'));
    return redirect(`/catalogue/versions/${id}`, 'catalogue:flash.started');
  }

  @Get(':id/settings')
  async settings(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const { catalogue } = await openDraft(this.db, actor, id);
    return this.settingsPage(actor, id, typedSettings(catalogue, actor.lang));
  }

  @Post(':id/settings')
  async keep(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const form = readSettings(given, this.mostGroups());
    if (form.issues) return (await this.settingsPage(actor, id, given)).withIssues(form.issues);
    await this.drafts.settings(actor, id, revisionIn(given), form.value);
    return redirect(`/catalogue/versions/${id}`, 'catalogue:flash.settings');
  }

  @Get(':id/discard')
  async askDiscard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return page(
      'catalogue/discard',
      { catalogue: (await openDraft(this.db, actor, id)).catalogue },
      'catalogue:discard.title',
    );
  }

  @Post(':id/discard')
  async discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const rootId = await this.drafts.discard(actor, id);
    return redirect(`/catalogue?unit=${rootId}`, 'catalogue:flash.discarded');
  }

  private mostGroups(): number {
    return law(this.clock.today()).mostProductGroups;
  }

  private async settingsPage(actor: Actor, id: number, given: Typed & SettingsTyped): Promise<Page> {
    const { catalogue } = await openDraft(this.db, actor, id);
    const standards = await this.db.rows<{ value: string; text: string }>(
      `select code as value, code || ' · ' || left(task, 90) as text from catalogue_products where catalogue_id = $1 and factor = 1 order by position limit 200`,
      [id],
    );
    const chosen = given['standardCode'] ?? '';
    const items =
      chosen === '' || standards.some(({ value }) => value === chosen)
        ? standards
        : [{ value: chosen, text: chosen }, ...standards];
    const lines = Array.from({ length: this.mostGroups() }, (_, index) => ({
      index,
      number: index + 1,
      code: given[`group-${index}-code`] ?? '',
      name: given[`group-${index}-name`] ?? '',
      from: given[`group-${index}-from`] ?? '',
      to: given[`group-${index}-to`] ?? '',
    }));
    return page('catalogue/settings', { catalogue, given, lines, items }, 'catalogue:settings.title');
  }
}
