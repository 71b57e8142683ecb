import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, Redirect, redirect, type Page } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { Labels } from '../../web/labels.js';
import { readUpload } from '../../web/upload.js';
import { TakesFiles } from '../../web/form-body.js';
import { openDraft } from '../catalogue-access.js';
import { typed } from '../typed.js';
import { CatalogueImportsService, importsInto } from './catalogue-imports.service.js';
import { accountView } from './import.view.js';
import type { Mapping } from './mapping.js';
import { readMapping, rereadColumns } from './mapping.form.js';
import { mappingView } from './mapping.view.js';

@Controller('catalogue')
export class CatalogueImportsController {
  constructor(
    private readonly db: Db,
    private readonly labels: Labels,
    private readonly imports: CatalogueImportsService,
  ) {}

  @Get('drafts/:id/imports')
  @Allow('personnel')
  ask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.uploadPage(actor, id);
  }

  @Post('drafts/:id/imports')
  @TakesFiles()
  @Allow('personnel')
  async upload(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const [file] = (await readUpload(body)).files;
    if (!file) return (await this.uploadPage(actor, id)).withIssues([{ field: 'file', code: 'imports:noFile' }]);
    const started = await this.imports.start(actor, id, file);
    if ('id' in started) return new Redirect(`/catalogue/imports/${started.id}/mapping`);
    const { code, row, column } = started.fault;
    return (await this.uploadPage(actor, id)).withIssues([
      {
        field: 'file',
        code: `imports:${row ? 'at' : 'table'}.${code}`,
        params: { row: row ?? '', column: column ?? '–' },
      },
    ]);
  }

  @Get('imports/:id/mapping')
  @Allow('personnel')
  mapping(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.mappingPage(actor, id);
  }

  @Post('imports/:id/mapping')
  @Allow('personnel')
  async keepMapping(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const { sheets } = await this.imports.open(actor, id);
    const { value, issues } = readMapping(given, sheets);
    if (given['act'] === 'reread') return this.mappingPage(actor, id, rereadColumns(value, sheets));
    if (issues.length > 0) return (await this.mappingPage(actor, id, value)).withIssues(issues);
    await this.imports.keepMapping(actor, id, value);
    return new Redirect(`/catalogue/imports/${id}`);
  }

  @Get('imports/:id')
  @Allow('personnel', 'inspector')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const found = await this.imports.open(actor, id);
    if (!found.outcome)
      return found.mayApply
        ? new Redirect(`/catalogue/imports/${id}/mapping`)
        : page('catalogue/import', { found, unread: true as const }, 'catalogue:import.account');
    return page(
      'catalogue/import',
      accountView({ ...found, outcome: found.outcome }, typed(query)),
      'catalogue:import.account',
    );
  }

  @Post('imports/:id/application')
  @Allow('personnel')
  async apply(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number, @Body() body: unknown): Promise<Redirect> {
    await this.imports.apply(actor, id, typed(body)['replace'] === 'yes');
    return redirect(`/catalogue/imports/${id}`, 'catalogue:flash.imported');
  }

  private async uploadPage(actor: Actor, id: number): Promise<Page> {
    const { catalogue } = await openDraft(this.db, actor, id);
    return page('catalogue/upload', { catalogue, imports: await importsInto(this.db, id) }, 'catalogue:import.title');
  }

  private async mappingPage(actor: Actor, id: number, mapping?: Mapping): Promise<Page> {
    const found = await this.imports.open(actor, id);
    const t = this.labels.in(actor.lang);
    return page(
      'catalogue/mapping',
      mappingView(found, mapping ?? found.mapping, actor.lang, t),
      'catalogue:mapping.title',
    );
  }
}
