import { recordAct } from '../../acts/record-act.js';
import type { Applying } from '../../imports/import-kind.js';
import { law } from '../../scoring/editions/law.js';
import { Conflict } from '../../web/errors.js';
import { byName } from '../../web/name-order.js';
import { chainOf } from '../catalogue.js';
import { findCatalogue } from '../catalogue.queries.js';
import type { Group, ProductWords } from '../product.js';
import { touch, writeProducts } from '../write-products.js';
import { ROW_KINDS, type CatalogueSummary } from './plan.js';

/** Writes the products of a planned file into its draft; `replace` in the form leaves only what the file brings. */
export async function applyCatalogue(
  { tx, account, at, found, form, today }: Applying,
  products: ProductWords[],
): Promise<void> {
  const replace = form['replace'] === 'yes';
  const { groups, worksheets, tooManyGroups } = found.summary as CatalogueSummary;
  const draft = (await findCatalogue(tx, found.catalogueId!))!;
  if (replace ? groups.length > law(today).mostProductGroups : tooManyGroups)
    throw new Conflict('catalogue-too-many-groups');
  if (replace) await tx.change('delete from catalogue_products where catalogue_id = $1', [draft.id]);
  await writeProducts(tx, draft.id, products);
  const all = joined(draft.groups, groups, replace);
  await tx.change('update catalogues set groups = $2 where id = $1', [draft.id, JSON.stringify(all)]);
  await touch(tx, draft.id, at);
  const detail = { import: found.id, products: products.length, replace, sheets: worksheets.map(inOrder) };
  await recordAct(tx, { chain: chainOf(draft.id), act: 'catalogue.file-imported', account, at, detail });
}

/** The database keeps keys in an order of its own. */
function inOrder({ name, include, rows, counts, warnings }: CatalogueSummary['worksheets'][number]): object {
  return { name, include, rows, counts: Object.fromEntries(ROW_KINDS.map((kind) => [kind, counts[kind]])), warnings };
}

/** Groups keep the names people gave them; the file's frames win. */
function joined(own: readonly Group[], file: readonly Group[], replace: boolean): Group[] {
  const names = new Map(own.map((group) => [group.code, group]));
  const given = file.map(({ code, name, from, to }): Group => ({
    code,
    name: names.get(code)?.name ?? name,
    ...kept({ ...names.get(code), ...kept({ from, to }) }),
  }));
  const others = replace ? [] : own.filter(({ code }) => !file.some((group) => group.code === code));
  return [...others, ...given].sort((a, b) => Number(a.from ?? 0) - Number(b.from ?? 0) || byName(a.code, b.code));
}

function kept({ from, to }: Partial<Group>): Pick<Group, 'from' | 'to'> {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
