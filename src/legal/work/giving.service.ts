import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { notifyMany } from '../../acts/notify.js';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import type { OpenedLegalSheet } from '../sheets/legal-sheet-access.js';
import type { LegalSheet } from '../sheets/legal-sheet.queries.js';
import { dueBounds, readLine, type LineWords } from './line.form.js';
import { productIssue, productsMeant, type Products } from './products.js';
import type { TableRow } from './table.form.js';
import { lockToGive } from './work-access.js';
import { writeLines, type NewLine } from './write-lines.js';

interface Wanted {
  row: TableRow;
  words: LineWords;
}

/** Gives work out of the adopted catalogue (Art 18.1): to one person, or to many in one go, all or nothing. */
@Injectable()
export class GivingService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async give(actor: Actor, sheetId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const { sheet } = await lockToGive(act, sheetId, this.clock);
      const { value, issues } = readLine(typed, dueBounds(sheet.month, sheet.span));
      if (issues) return issues;
      const products = await productsMeant(act, sheet.rootUnitId, sheet.month, [value.code]);
      const issue = productIssue(products, value.code, sheet, 'code');
      if (issue) return [issue];
      await this.write(act, [sheet], [lineOf(sheet, value, products, typed['origin'] === 'unplanned')]);
      return [];
    });
  }

  /** Rows that a person filled in for a unit's people; the issues stand by row. */
  async giveMany(actor: Actor, rows: readonly TableRow[], allowed: ReadonlySet<number>): Promise<Issue[]> {
    if (rows.length === 0) return [{ field: 'code-0', code: 'work:issue.nothing' }];
    const strange = rows.find(({ sheetId }) => sheetId === 0 || !allowed.has(sheetId));
    if (strange && strange.sheetId !== 0) throw new NotFound();
    return this.acts.perform(actor, async (act) => {
      const sheets = await this.lockAll(act, rows);
      const read = rows.map((row) => ({ row, result: readRow(row, sheets.get(row.sheetId)) }));
      const products = await this.productsOf(act, rows, sheets);
      const issues = read.flatMap(({ row, result }) => result.issues ?? this.rowIssue(row, sheets, products));
      if (issues.length > 0) return issues.map((issue) => issue);
      const wanted = read.map(({ row, result }): Wanted => ({ row, words: result.value! }));
      await this.write(
        act,
        [...sheets.values()],
        wanted.map(({ row, words }) => lineOf(sheets.get(row.sheetId)!, words, products, row.origin === 'unplanned')),
      );
      return [];
    });
  }

  /** In the order of ids, so that two tables saved at once wait for each other and never block each other. */
  private async lockAll(act: Act, rows: readonly TableRow[]): Promise<Map<number, LegalSheet>> {
    const sheets = new Map<number, LegalSheet>();
    const ids = [...new Set(rows.map(({ sheetId }) => sheetId))].filter((id) => id > 0).sort((a, b) => a - b);
    for (const id of ids) sheets.set(id, (await lockToGive(act, id, this.clock)).sheet);
    return sheets;
  }

  private async productsOf(
    act: Act,
    rows: readonly TableRow[],
    sheets: ReadonlyMap<number, LegalSheet>,
  ): Promise<Products> {
    const [first] = sheets.values();
    if (!first) return { catalogue: null, byCode: new Map() };
    return productsMeant(act, first.rootUnitId, first.month, rows.map(({ code }) => code).filter(Boolean));
  }

  private rowIssue(row: TableRow, sheets: ReadonlyMap<number, LegalSheet>, products: Products): Issue[] {
    const issue = productIssue(products, row.code, sheets.get(row.sheetId)!, `code-${row.at}`);
    return issue ? [issue] : [];
  }

  private async write(
    act: Act,
    sheets: readonly OpenedLegalSheet['sheet'][],
    lines: readonly NewLine[],
  ): Promise<void> {
    await writeLines(act, lines, { account: act.actor.accountId, at: act.at });
    const told = sheets.filter(({ id }) => lines.some((line) => line.sheetId === id));
    await notifyMany(
      act,
      told.map((sheet) => ({
        officialId: sheet.officialId,
        code: 'work-given',
        at: act.at,
        href: `/legal/sheets/${sheet.id}/work`,
        params: {
          by: act.actor.name,
          month: sheet.month,
          count: lines.filter((line) => line.sheetId === sheet.id).length,
        },
      })),
    );
  }
}

function readRow(
  row: TableRow,
  sheet: LegalSheet | undefined,
): { value: LineWords; issues?: undefined } | { value?: undefined; issues: Issue[] } {
  if (!sheet) return { issues: [{ field: `person-${row.at}`, code: 'work:issue.person' }] };
  return readLine({ ...row.typed }, dueBounds(sheet.month, sheet.span), `-${row.at}`);
}

function lineOf(sheet: Pick<LegalSheet, 'id'>, words: LineWords, products: Products, unplanned: boolean): NewLine {
  const product = products.byCode.get(words.code)!;
  return {
    sheetId: sheet.id,
    product,
    origin: unplanned ? 'unplanned' : 'assigned',
    quantity: words.quantity,
    dueOn: words.dueOn,
    remark: words.remark,
  };
}
