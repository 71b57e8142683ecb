import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download, page, Redirect, redirect, type Page } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe, readId } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { pageNumber, paged } from '../../web/paging.js';
import { readUpload } from '../../web/upload.js';
import { TakesFiles } from '../../web/form-body.js';
import { MEASURE_WRITERS } from '../measure.policy.js';
import { FIGURE_COLUMNS, FIGURES_NEEDED, FIGURES_SAMPLE } from './columns.js';
import { MeasureImportsService, type MeasureImportRow, type Started } from './measure-imports.service.js';

const PAGE = 100;
const ACTIONS = ['create', 'change', 'same', 'wrong'] as const;

@Controller('measures/imports')
@Allow(...MEASURE_WRITERS)
export class MeasureImportsController {
  constructor(private readonly imports: MeasureImportsService) {}

  @Get()
  index(@CurrentActor() actor: Actor): Promise<Page> {
    return this.indexPage(actor, '');
  }

  @Get('sample.csv')
  sample(): Download {
    return new Download('\ufeff' + FIGURES_SAMPLE, 'text/csv; charset=utf-8', 'mau-nhap-chi-so.csv');
  }

  @Post()
  @TakesFiles()
  async start(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const { fields, files } = await readUpload(body);
    const rootId = readId(fields['root']) ?? 0;
    const again = (issues: Issue[]) =>
      this.indexPage(actor, String(rootId || '')).then((shown) => shown.withIssues(issues));
    if (!rootId) return again([{ field: 'root', code: 'imports:noUnit' }]);
    if (!files[0]) return again([{ field: 'file', code: 'imports:noFile' }]);
    const started = await this.imports.start(actor, rootId, files[0]);
    return 'id' in started ? new Redirect(`/measures/imports/${started.id}`) : again(issuesOf(started));
  }

  @Get(':id')
  @Allow('personnel', 'head', 'inspector')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    return page(
      'measures/import',
      importView(await this.imports.open(actor, id), actor, query),
      'measures:title.import',
    );
  }

  @Post(':id/application')
  async apply(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const { create, change, wrong } = await this.imports.apply(actor, id);
    return redirect(`/measures/imports/${id}`, wrong > 0 ? 'measures:flash.importedSome' : 'measures:flash.imported', {
      count: create + change,
      wrong,
    });
  }

  private async indexPage(actor: Actor, chosen: string): Promise<Page> {
    const items = (await this.imports.agencies(actor)).map(({ id, name }) => ({ value: String(id), text: name }));
    if (items.length === 0) throw new Forbidden();
    const columns = Object.entries(FIGURE_COLUMNS).map(([code, names]) => ({
      code,
      name: names[0],
      needed: FIGURES_NEEDED.includes(code),
    }));
    return page(
      'measures/imports',
      { items, chosen: chosen || items[0]?.value || '', columns, imports: await this.imports.list(actor) },
      'measures:title.imports',
    );
  }
}

function issuesOf(started: Exclude<Started, { id: number }>): Issue[] {
  if ('missing' in started) {
    return [
      {
        field: 'file',
        code: 'imports:missing',
        params: { columns: started.missing.map((code) => FIGURE_COLUMNS[code]?.[0] ?? code).join(', ') },
      },
    ];
  }
  return started.faults.slice(0, 20).map((fault) => ({
    field: 'file',
    code: `imports:${fault.row ? 'at' : 'table'}.${fault.code}`,
    params: { row: fault.row ?? '', column: fault.column ?? '–' },
  }));
}

function importView(found: MeasureImportRow, actor: Actor, query: Record<string, unknown>) {
  const wanted = ACTIONS.find((action) => action === query['show']);
  const shown = found.rows.plan.filter((row) => !wanted || row.action === wanted);
  const number = pageNumber(query['page']);
  const { rows: _, ...rest } = found;
  return {
    ...rest,
    wanted: wanted ?? null,
    total: found.rows.plan.length,
    rows: shown
      .slice((number - 1) * PAGE, number * PAGE)
      .map((row) => ({ ...row, faults: row.faults.map((fault) => ({ ...fault, value: fault.value ?? '' })) })),
    filters: ACTIONS.map((action) => ({ action, count: found.summary[action] })),
    pages: paged(`/measures/imports/${found.id}`, { show: wanted }, number, PAGE, shown.length),
    mayApply: found.status === 'checked' && found.accountId === actor.accountId,
  };
}
