import { catalogueInForce, productsByCode, productsOf, type InForce } from '../../catalogue/catalogue.queries.js';
import type { Product } from '../../catalogue/product.js';
import type { Rows } from '../../database/db.js';
import type { Issue } from '../../web/issues.js';

export interface Products {
  catalogue: InForce | null;
  byCode: ReadonlyMap<string, Product>;
}

/** The products that are meant by what was typed, of the catalogue in force; a code may be typed in small letters. */
export async function productsMeant(
  on: Rows,
  rootUnitId: number,
  month: string,
  codes: readonly string[],
): Promise<Products> {
  const catalogue = await catalogueInForce(on, rootUnitId, month);
  if (!catalogue) return { catalogue: null, byCode: new Map() };
  const found = await productsByCode(on, catalogue.id, [
    ...new Set(codes.flatMap((code) => [code, code.toUpperCase()])),
  ]);
  const byCode = new Map(
    codes.flatMap((code): [string, Product][] => {
      const product = found.get(code) ?? found.get(code.toUpperCase());
      return product ? [[code, product]] : [];
    }),
  );
  return { catalogue, byCode };
}

/** Why this product cannot be given to this person: not adopted (Art 18.1a), or leading work for who leads nobody (Art 15.1b). */
export function productIssue(
  products: Products,
  code: string,
  person: { leader: boolean },
  field: string,
): Issue | null {
  if (!products.catalogue) return { field, code: 'work:issue.noCatalogue' };
  const product = products.byCode.get(code);
  if (!product) return { field, code: 'work:issue.noProduct', params: { code } };
  return product.leading && !person.leader ? { field, code: 'work:issue.leadersOnly', params: { code } } : null;
}

const OFFERED = 400;
const FOUND = 20;

/** What a page offers to choose from: the catalogue in force, its products for the browser's own list, and what a search found. */
export async function offeredProducts(
  on: Rows,
  rootUnitId: number,
  month: string,
  q: string,
): Promise<{
  catalogue: InForce | null;
  offered: Product[];
  found: Product[];
  foundTotal: number;
}> {
  const catalogue = await catalogueInForce(on, rootUnitId, month);
  if (!catalogue) return { catalogue, offered: [], found: [], foundTotal: 0 };
  const { rows: offered } = await productsOf(on, catalogue.id, { limit: OFFERED, offset: 0 });
  const search = q ? await productsOf(on, catalogue.id, { q, limit: FOUND, offset: 0 }) : { rows: [], total: 0 };
  return { catalogue, offered, found: search.rows, foundTotal: search.total };
}
