import type { Rows } from '../../database/db.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { productIssue, productsMeant } from '../work/products.js';
import { isAbove } from '../work/work-sums.js';
import type { AddedLine } from './corrections.js';
import { newRows, quantityOf, readReasonOf } from './corrections.form.js';

type Form = Pick<LegalForm, 'rootUnitId' | 'month' | 'leader'>;

/** Work that was done and stood in no line: products of the catalogue in force for the month (Điều 13.2). */
export async function readAddedLines(
  on: Rows,
  body: Body,
  form: Form,
): Promise<{ added: AddedLine[]; issues: Issue[] }> {
  const rows = newRows(body, 'newLine').map((n) => ({
    at: `newLine.${n}`,
    code: textOf(body, `newLine.${n}.code`) ?? '',
  }));
  if (rows.length === 0) return { added: [], issues: [] };
  const products = await productsMeant(
    on,
    form.rootUnitId,
    form.month,
    rows.map(({ code }) => code),
  );
  const issues: Issue[] = [];
  const added = rows.flatMap(({ at, code }): AddedLine[] => {
    const before = issues.length;
    const unknown = productIssue(products, code, form, `${at}.code`);
    if (unknown) issues.push(unknown);
    const origin = textOf(body, `${at}.origin`) === 'unplanned' ? 'unplanned' : 'assigned';
    const quantity = quantityOf(body, `${at}.quantity`, { stored: '' }, issues);
    const completed = quantityOf(body, `${at}.completed`, { stored: '0', zero: true }, issues);
    if (quantity === '') issues.push({ field: `${at}.quantity`, code: 'work:issue.quantity.missing' });
    else if (isAbove(completed, quantity))
      issues.push({ field: `${at}.completed`, code: 'legal:correct.tooMuch', params: { most: quantity, code } });
    const reason = readReasonOf(body, `${at}.reason`, issues);
    return issues.length > before ? [] : [{ product: products.byCode.get(code)!, origin, quantity, completed, reason }];
  });
  return { added, issues };
}
