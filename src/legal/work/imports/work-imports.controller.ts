import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../../../web/access.js';
import type { Actor } from '../../../web/actor.js';
import { Download, page, Redirect, redirect, type Page } from '../../../web/answers.js';
import { IdPipe, readId } from '../../../web/id.pipe.js';
import type { Issue } from '../../../web/issues.js';
import { pageNumber, paged } from '../../../web/paging.js';
import { readUpload } from '../../../web/upload.js';
import { TakesFiles } from '../../../web/form-body.js';
import { WORK_COLUMNS, WORK_NEEDED, WORK_SAMPLE } from './work-columns.js';
import { WorkImportsService, type Started, type WorkImportRow } from './work-imports.service.js';

const PAGE = 100;
const ACTIONS = ['create', 'change', 'same', 'wrong'] as const;

@Controller('legal/work/imports')
@Allow('personnel', 'head')
export class WorkImportsController {
  constructor(private readonly imports: WorkImportsService) {}

  @Get()
  @Allow('personnel', 'head', 'inspector')
  index(@CurrentActor() actor: Actor): Promise<Page> {
    return this.indexPage(actor, '');
  }

  @Get('sample.csv')
  sample(): Download {
    return new Download('\ufeff' + WORK_SAMPLE, 'text/csv; charset=utf-8', 'mau-nhap-cong-viec.csv');
  }

  @Post()
  @TakesFiles()
  async start(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const { fields, files } = await readUpload(body);
    const periodId = readId(fields['period']) ?? 0;
    const again = (issues: Issue[]) =>
      this.indexPage(actor, String(periodId || '')).then((shown) => shown.withIssues(issues));
    if (!periodId) return again([{ field: 'period', code: 'work:issue.period' }]);
    if (!files[0]) return again([{ field: 'file', code: 'imports:noFile' }]);
    const started = await this.imports.start(actor, periodId, files[0]);
    return 'id' in started ? new Redirect(`/legal/work/imports/${started.id}`) : again(issuesOf(started));
  }

  @Get(':id')
  @Allow('personnel', 'head', 'inspector')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    return page('work/import', importView(await this.imports.open(actor, id), actor, query), 'work:title.import');
  }

  @Post(':id/application')
  async apply(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.imports.apply(actor, id);
    return redirect(`/legal/work/imports/${id}`, 'work:flash.imported');
  }

  private async indexPage(actor: Actor, chosen: string): Promise<Page> {
    const periods = await this.imports.periods(actor);
    const items = periods.map(({ id, month, rootName }) => ({
      value: String(id),
      text: `${month.split('-').reverse().join('/')} · ${rootName}`,
    }));
    const columns = Object.entries(WORK_COLUMNS).map(([code, names]) => ({
      code,
      name: names[0],
      needed: WORK_NEEDED.includes(code),
    }));
    return page(
      'work/imports',
      { items, chosen: chosen || items[0]?.value || '', columns, imports: await this.imports.list(actor) },
      'work:title.imports',
    );
  }
}

function issuesOf(started: Exclude<Started, { id: number }>): Issue[] {
  if ('missing' in started) {
    return [
      {
        field: 'file',
        code: 'imports:missing',
        params: { columns: started.missing.map((code) => WORK_COLUMNS[code]?.[0] ?? code).join(', ') },
      },
    ];
  }
  return started.faults.slice(0, 20).map((fault) => ({
    field: 'file',
    code: `imports:${fault.row ? 'at' : 'table'}.${fault.code}`,
    params: { row: fault.row ?? '', column: fault.column ?? '–' },
  }));
}

function importView(found: WorkImportRow, actor: Actor, query: Record<string, unknown>) {
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
    pages: paged(`/legal/work/imports/${found.id}`, { show: wanted }, number, PAGE, shown.length),
    mayApply: found.status === 'checked' && found.accountId === actor.accountId,
    nothing: found.summary.create + found.summary.change === 0,
  };
}
