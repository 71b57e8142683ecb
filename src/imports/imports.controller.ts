import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Download, page, Redirect, redirect, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { pageNumber, paged } from '../web/paging.js';
import { readUpload } from '../web/upload.js';
import { OFFICIAL_COLUMNS, OFFICIAL_NEEDED } from './officials-plan.js';
import { UNIT_COLUMNS, UNIT_NEEDED } from './units-plan.js';
import { ImportsService, type ImportKind, type ImportRow, type Started } from './imports.service.js';
import type { PlannedRow } from './plan.js';
import { SAMPLES } from './samples.js';
import { IdPipe, readId } from '../web/id.pipe.js';
import { TakesFiles } from '../web/form-body.js';

const PAGE = 100;
const CSV = 'text/csv; charset=utf-8';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly db: Db,
  ) {}

  @Get()
  @Allow('personnel', 'inspector')
  index(@CurrentActor() actor: Actor): Promise<Page> {
    return this.indexPage(actor);
  }

  /** A file to fill in, with the columns and two example rows. */
  @Get('samples/:kind')
  @Allow('personnel')
  sample(@Param('kind') kind: string): Download {
    return new Download('\ufeff' + SAMPLES[kindOf(kind)], CSV, `mau-${kind}.csv`);
  }

  @Post(':kind')
  @TakesFiles()
  @Allow('personnel')
  async start(
    @CurrentActor() actor: Actor,
    @Param('kind') given: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const kind = kindOf(given);
    const { fields, files } = await readUpload(body);
    const unitId = readId(fields['unit']) ?? 0;
    const issues = (list: Issue[]) => this.indexPage(actor, kind, unitId).then((shown) => shown.withIssues(list));
    const file = files[0];
    if (!file) return issues([{ field: `file-${kind}`, code: 'imports:noFile' }]);
    if (!unitId) return issues([{ field: `unit-${kind}`, code: 'imports:noUnit' }]);
    const started = await this.imports.start(actor, kind, file, unitId);
    return 'id' in started ? new Redirect(`/imports/${started.id}`) : issues(issuesOf(kind, started));
  }

  @Get(':id')
  @Allow('personnel', 'inspector')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const found = await this.imports.open(actor, id);
    const shown = page(
      'imports/show',
      importView(found, query, scopesOf(actor, 'personnel').length > 0),
      `imports:title.${found.kind}`,
    );
    if (found.status === 'applying') shown.headers['refresh'] = '2';
    return shown;
  }

  @Post(':id/application')
  @Allow('personnel')
  async apply(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.imports.apply(actor, id);
    return redirect(`/imports/${id}`);
  }

  private async indexPage(actor: Actor, kind?: ImportKind, unitId?: number): Promise<Page> {
    const scopes = scopesOf(actor, 'personnel');
    const units = await this.db.rows<{ value: number; text: string }>(
      `select id as value, repeat('– ', length(path) - length(replace(path, '/', '')) - 2) || name as text from units
       where path like any($1) and closed_on is null order by path limit 500`,
      [scopes.map((scope) => scope.path + '%')],
    );
    const items = units.map(({ value, text }) => ({ value: String(value), text }));
    const chosen = String(unitId || scopes[0]?.unitId || '');
    return page(
      'imports/index',
      { imports: await this.imports.list(actor), columns: COLUMNS, items, chosen, kind, mayImport: scopes.length > 0 },
      'imports:title.index',
    );
  }
}

const COLUMNS = {
  units: columnsOf(UNIT_COLUMNS, UNIT_NEEDED),
  officials: columnsOf(OFFICIAL_COLUMNS, OFFICIAL_NEEDED),
};

function columnsOf(names: object, needed: readonly string[]): { code: string; needed: boolean }[] {
  return Object.keys(names).map((code) => ({ code, needed: needed.includes(code) }));
}

function kindOf(text: string): ImportKind {
  if (text === 'units' || text === 'officials') return text;
  throw new NotFound();
}

function issuesOf(kind: ImportKind, started: Exclude<Started, { id: number }>): Issue[] {
  const field = `file-${kind}`;
  if ('missing' in started)
    return [{ field, code: 'imports:missing', params: { columns: started.missing.join(', ') } }];
  return started.faults.slice(0, 20).map((fault) => ({
    field,
    code: `imports:${fault.row ? 'at' : 'table'}.${fault.code}`,
    params: { row: fault.row ?? '', column: fault.column ?? '–' },
  }));
}

function importView(found: ImportRow, query: Record<string, unknown>, mayImport: boolean) {
  const wanted = ['create', 'change', 'same', 'wrong'].find((action) => action === query['show']);
  const shown = found.rows.plan.filter((row) => !wanted || row.action === wanted);
  const at = Math.min(pageNumber(query['page']), Math.max(1, Math.ceil(shown.length / PAGE)));
  const { rows: _, ...rest } = found;
  return {
    ...rest,
    rows: shown.slice((at - 1) * PAGE, at * PAGE).map(rowView),
    filters: (['create', 'change', 'same', 'wrong'] as const).map((action) => ({
      action,
      count: found.summary[action],
      current: action === wanted,
    })),
    wanted: wanted ?? null,
    paging: paged(`/imports/${found.id}`, { show: wanted }, at, PAGE, shown.length),
    percent: found.total === 0 ? 100 : Math.floor((100 * found.done) / found.total),
    mayApply: mayImport && (found.status === 'checked' || found.status === 'failed') && found.summary.wrong === 0,
    nothing: found.summary.create + found.summary.change === 0,
  };
}

function rowView(row: PlannedRow) {
  return { ...row, faults: row.faults.map((fault) => ({ ...fault, value: fault.value ?? '' })) };
}
