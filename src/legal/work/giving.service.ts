import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { notifyMany } from '../../acts/notify.js';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import type { OpenedLegalForm } from '../forms/legal-form-access.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
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

  async give(actor: Actor, legalFormId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const { legalForm } = await lockToGive(act, legalFormId, this.clock);
      const { value, issues } = readLine(typed, dueBounds(legalForm.month, legalForm.span));
      if (issues) return issues;
      const products = await productsMeant(act, legalForm.rootUnitId, legalForm.month, [value.code]);
      const issue = productIssue(products, value.code, legalForm, 'code');
      if (issue) return [issue];
      await this.write(act, [legalForm], [lineOf(legalForm, value, products, typed['origin'] === 'unplanned')]);
      return [];
    });
  }

  /** Rows that a person filled in for a unit's people; the issues stand by row. */
  async giveMany(actor: Actor, rows: readonly TableRow[], allowed: ReadonlySet<number>): Promise<Issue[]> {
    if (rows.length === 0) return [{ field: 'code-0', code: 'work:issue.nothing' }];
    const strange = rows.find(({ legalFormId }) => legalFormId === 0 || !allowed.has(legalFormId));
    if (strange && strange.legalFormId !== 0) throw new NotFound();
    return this.acts.perform(actor, async (act) => {
      const legalForms = await this.lockAll(act, rows);
      const read = rows.map((row) => ({ row, result: readRow(row, legalForms.get(row.legalFormId)) }));
      const products = await this.productsOf(act, rows, legalForms);
      const issues = read.flatMap(({ row, result }) => result.issues ?? this.rowIssue(row, legalForms, products));
      if (issues.length > 0) return issues.map((issue) => issue);
      const wanted = read.map(({ row, result }): Wanted => ({ row, words: result.value! }));
      await this.write(
        act,
        [...legalForms.values()],
        wanted.map(({ row, words }) =>
          lineOf(legalForms.get(row.legalFormId)!, words, products, row.origin === 'unplanned'),
        ),
      );
      return [];
    });
  }

  /** In the order of ids, so that two tables saved at once wait for each other and never block each other. */
  private async lockAll(act: Act, rows: readonly TableRow[]): Promise<Map<number, LegalForm>> {
    const legalForms = new Map<number, LegalForm>();
    const ids = [...new Set(rows.map(({ legalFormId }) => legalFormId))].filter((id) => id > 0).sort((a, b) => a - b);
    for (const id of ids) legalForms.set(id, (await lockToGive(act, id, this.clock)).legalForm);
    return legalForms;
  }

  private async productsOf(
    act: Act,
    rows: readonly TableRow[],
    legalForms: ReadonlyMap<number, LegalForm>,
  ): Promise<Products> {
    const [first] = legalForms.values();
    if (!first) return { catalogue: null, byCode: new Map() };
    return productsMeant(act, first.rootUnitId, first.month, rows.map(({ code }) => code).filter(Boolean));
  }

  private rowIssue(row: TableRow, legalForms: ReadonlyMap<number, LegalForm>, products: Products): Issue[] {
    const issue = productIssue(products, row.code, legalForms.get(row.legalFormId)!, `code-${row.at}`);
    return issue ? [issue] : [];
  }

  private async write(
    act: Act,
    legalForms: readonly OpenedLegalForm['legalForm'][],
    lines: readonly NewLine[],
  ): Promise<void> {
    await writeLines(act, lines, { account: act.actor.accountId, at: act.at });
    const told = legalForms.filter(({ id }) => lines.some((line) => line.legalFormId === id));
    await notifyMany(
      act,
      told.map((legalForm) => ({
        officialId: legalForm.officialId,
        code: 'work-given',
        at: act.at,
        href: `/legal/forms/${legalForm.id}/work`,
        params: {
          by: act.actor.name,
          month: legalForm.month,
          span: legalForm.span,
          count: lines.filter((line) => line.legalFormId === legalForm.id).length,
        },
      })),
    );
  }
}

function readRow(
  row: TableRow,
  legalForm: LegalForm | undefined,
): { value: LineWords; issues?: undefined } | { value?: undefined; issues: Issue[] } {
  if (!legalForm) return { issues: [{ field: `person-${row.at}`, code: 'work:issue.person' }] };
  return readLine({ ...row.typed }, dueBounds(legalForm.month, legalForm.span), `-${row.at}`);
}

function lineOf(legalForm: Pick<LegalForm, 'id'>, words: LineWords, products: Products, unplanned: boolean): NewLine {
  const product = products.byCode.get(words.code)!;
  return {
    legalFormId: legalForm.id,
    product,
    origin: unplanned ? 'unplanned' : 'assigned',
    quantity: words.quantity,
    dueOn: words.dueOn,
    remark: words.remark,
  };
}
