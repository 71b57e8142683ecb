import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { Redirect, redirect, type Page } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { GivingService } from './giving.service.js';
import { WORK_BOUNDS } from './line.form.js';
import { filledRows, pastedRows, rowOf, tableRows, type TableRow } from './table.form.js';
import { UnitTableService, type UnitTable } from './unit-table.service.js';
import { WORK_GIVERS } from './work-readers.js';

type Fields = Record<string, unknown>;
const MORE = 5;

@Controller('legal/work/units/:unitId')
@Allow(...WORK_GIVERS)
export class UnitTableController {
  constructor(
    private readonly tables: UnitTableService,
    private readonly giving: GivingService,
  ) {}

  /** The month that runs, for who comes from the unit's page. */
  @Get()
  async now(@CurrentAsking() asking: Asking, @Param('unitId', IdPipe) unitId: number): Promise<Redirect> {
    const month = await this.tables.monthNow(asking, unitId);
    return month
      ? new Redirect(`/legal/work/units/${unitId}/${month}`)
      : new Redirect('/legal/approvals', { kind: 'warning', key: 'work:flash.noMonth' });
  }

  @Get(':month')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('month') month: string,
    @Query() query: Fields,
  ): Promise<Page> {
    const table = await this.tables.open(asking, unitId, month);
    if (query['from'] !== 'last') return this.tables.page(table, this.tables.blank(table));
    const rows = await this.tables.lastMonths(table);
    return this.tables.page(table, [...rows, ...this.tables.blank(table, rows.length, MORE)], { copied: rows.length });
  }

  /** Saves, or answers with the same rows and what was asked for beside them: more rows, pasted rows, a search. */
  @Post(':month')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('month') month: string,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const table = await this.tables.open(asking, unitId, month);
    const rows = tableRows(body);
    const [act, q] = [text(body?.['act']), text(body?.['q']).slice(0, 100)];
    if (act === 'more' || act === 'search')
      return this.tables.page(table, act === 'more' ? this.withMore(table, rows) : rows, { q });
    if (act === 'paste')
      return this.tables.page(table, this.withPasted(table, filledRows(rows), text(body['pasted'])), { q });
    const issues = await this.giving.giveMany(
      asking.actor,
      filledRows(rows),
      new Set(table.people.map(({ legalFormId }) => legalFormId)),
    );
    if (issues.length === 0)
      return redirect(`/legal/work/units/${unitId}/${month}`, 'work:flash.givenMany', {
        count: filledRows(rows).length,
      });
    const told = issues.map(atRow);
    return (await this.tables.page(table, rows, { q, issues: told })).withIssues(told);
  }

  private withMore(table: UnitTable, rows: TableRow[]): TableRow[] {
    return [...rows, ...this.tables.blank(table, rows.length, Math.min(MORE, WORK_BOUNDS.rows - rows.length))];
  }

  private withPasted(table: UnitTable, kept: TableRow[], pasted: string): TableRow[] {
    const rows = kept.map((row, at) => rowOf(at, row.typed));
    const added = pastedRows(pasted, table.people, rows.length);
    const all = [...rows, ...added];
    return [...all, ...this.tables.blank(table, all.length, Math.max(0, Math.min(2, WORK_BOUNDS.rows - all.length)))];
  }
}

/** The same words, with the row they are about before them. */
function atRow({ field, code, params }: Issue): Issue {
  const row = Number(field.split('-')[1] ?? 0) + 1;
  return {
    field,
    code: 'work:issue.atRow',
    params: { ...params, row, key: code.includes(':') ? code : `issues:${code}` },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
