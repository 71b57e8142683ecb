import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
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
import { standardProducts } from './catalogue.queries.js';

type SettingsTyped = Partial<Record<'name' | 'standardCode' | 'revision', string>>;

@Controller('catalogue/drafts')
@Allow('personnel')
export class CatalogueDraftsController {
  constructor(
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
  async settings(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const { catalogue } = await openDraft(asking, asking.actor, id);
    return this.settingsPage(asking, id, typedSettings(catalogue, asking.actor.lang));
  }

  @Post(':id/settings')
  async keep(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const form = readSettings(given, this.mostGroups(asking));
    if (form.issues) return (await this.settingsPage(asking, id, given)).withIssues(form.issues);
    await this.drafts.settings(asking.actor, id, revisionIn(given), form.value);
    return redirect(`/catalogue/versions/${id}`, 'catalogue:flash.settings');
  }

  @Get(':id/discard')
  async askDiscard(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return page(
      'catalogue/discard',
      { catalogue: (await openDraft(asking, asking.actor, id)).catalogue },
      'catalogue:discard.title',
    );
  }

  @Post(':id/discard')
  async discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const rootId = await this.drafts.discard(actor, id);
    return redirect(`/catalogue?unit=${rootId}`, 'catalogue:flash.discarded');
  }

  private mostGroups(asking: Asking): number {
    return law(asking.today).mostProductGroups;
  }

  private async settingsPage(asking: Asking, id: number, given: Typed & SettingsTyped): Promise<Page> {
    const { catalogue } = await openDraft(asking, asking.actor, id);
    const standards = await standardProducts(asking, id);
    const chosen = given['standardCode'] ?? '';
    const items =
      chosen === '' || standards.some(({ value }) => value === chosen)
        ? standards
        : [{ value: chosen, text: chosen }, ...standards];
    const lines = Array.from({ length: this.mostGroups(asking) }, (_, index) => ({
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
