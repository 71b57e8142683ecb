import type { Rows } from '../database/db.js';
import type { Catalogue } from './catalogue.js';
import { productsByCode } from './catalogue.queries.js';

/** What still stands in the way of a decision (label `catalogue:blocker.<code>`). */
export type Blocker =
  | { code: 'no-products' | 'no-standard' | 'no-groups' }
  | { code: 'standard-gone'; standard: string }
  | { code: 'standard-factor'; standard: string; factor: string }
  | { code: 'unknown-group'; count: number; first: string };

export async function adoptionBlockers(on: Rows, catalogue: Catalogue): Promise<Blocker[]> {
  const blockers: Blocker[] = [];
  if (catalogue.products === 0) blockers.push({ code: 'no-products' });
  if (catalogue.groups.length === 0) blockers.push({ code: 'no-groups' });
  blockers.push(...(await standardBlockers(on, catalogue)));
  const lost = await on.one<{ count: number; first: string }>(
    `select count(*) as count, min(code) as first from catalogue_products where catalogue_id = $1 and group_code is not null and group_code <> all($2)`,
    [catalogue.id, catalogue.groups.map(({ code }) => code)],
  );
  if (lost && lost.count > 0) blockers.push({ code: 'unknown-group', count: lost.count, first: lost.first });
  return blockers;
}

async function standardBlockers(on: Rows, { id, standardCode }: Catalogue): Promise<Blocker[]> {
  if (!standardCode) return [{ code: 'no-standard' }];
  const standard = (await productsByCode(on, id, [standardCode])).get(standardCode);
  if (!standard) return [{ code: 'standard-gone', standard: standardCode }];
  return standard.factor === '1' ? [] : [{ code: 'standard-factor', standard: standardCode, factor: standard.factor }];
}
