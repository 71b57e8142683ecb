import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { issuesOf } from '../../imports/import.view.js';
import { columnPages, outdatedPage } from '../../imports/imports.controller.js';
import { ImportsService } from '../../imports/imports.service.js';
import { templateDownload } from '../../imports/template-download.js';
import { Allow } from '../../web/access.js';
import { page, Redirect, redirect, type Download, type Page } from '../../web/answers.js';
import { TakesFiles } from '../../web/form-body.js';
import { IdPipe } from '../../web/id.pipe.js';
import { Labels } from '../../web/labels.js';
import { readUpload } from '../../web/upload.js';
import { openDraft } from '../catalogue-access.js';
import { typed } from '../typed.js';
import { importsInto } from './account.queries.js';
import { IMPORT_CATALOGUE } from './import-catalogue.js';
import { accountView } from './import.view.js';

const ADDRESS = '/catalogue/imports';
const KINDS = [IMPORT_CATALOGUE];

/** The machine's door for drafts: the file goes into the draft of the address, and its columns are confirmed worksheet by worksheet. */
@Controller('catalogue')
export class CatalogueImportsController {
  constructor(
    private readonly labels: Labels,
    private readonly imports: ImportsService,
  ) {}

  @Get('drafts/:id/imports')
  @Allow('personnel')
  ask(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.uploadPage(asking, id);
  }

  @Post('drafts/:id/imports')
  @TakesFiles('workbook')
  @Allow('personnel')
  async upload(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const [file] = (await readUpload(body)).files;
    if (!file) return (await this.uploadPage(asking, id)).withIssues([{ field: 'file', code: 'imports:noFile' }]);
    const started = await this.imports.start(asking, IMPORT_CATALOGUE, id, file);
    if ('id' in started) return new Redirect(`${ADDRESS}/${started.id}/columns`);
    return (await this.uploadPage(asking, id)).withIssues(issuesOf('file', started));
  }

  /** A file to fill in. */
  @Get('imports/template.xlsx')
  @Allow('personnel')
  template(@CurrentAsking() { actor }: Asking): Promise<Download> {
    return templateDownload(IMPORT_CATALOGUE, this.labels.in(actor.lang));
  }

  @Get('imports/:id')
  @Allow('personnel', 'inspector')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { found } = await this.imports.open(asking, KINDS, id);
    const open = IMPORT_CATALOGUE.mayApply(asking.actor, found) && !found.appliedAt && found.catalogueId !== null;
    if (found.status === 'read' && open) return new Redirect(`${ADDRESS}/${id}/columns`);
    if (found.status === 'read')
      return page('catalogue/import', { found, unread: true as const }, 'catalogue:import.account');
    return page('catalogue/import', await accountView(asking, found, open, typed(query)), 'catalogue:import.account');
  }

  @Post('imports/:id/plan')
  @Allow('personnel')
  async plan(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return redirect(`${ADDRESS}/${await this.imports.planAgain(asking, KINDS, id)}`, 'imports:plannedAgain');
  }

  @Post('imports/:id/application')
  @Allow('personnel')
  async apply(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { found, kind, moved, written } = await this.imports.apply(asking, KINDS, id, body);
    if (moved)
      return outdatedPage(found, kind, ADDRESS, moved, {
        lang: asking.actor.lang,
        t: this.labels.in(asking.actor.lang),
      });
    return redirect(`${ADDRESS}/${id}`, written ? 'catalogue:flash.imported' : undefined);
  }

  private async uploadPage(asking: Asking, id: number): Promise<Page> {
    const { catalogue } = await openDraft(asking, asking.actor, id);
    return page('catalogue/upload', { catalogue, imports: await importsInto(asking, id) }, 'catalogue:import.title');
  }
}

/** What the columns of a catalogue's file are. */
export const CatalogueColumnsController = columnPages({
  path: 'catalogue/imports',
  kinds: [IMPORT_CATALOGUE],
  writers: ['personnel'],
  home: '/catalogue',
});
