import type { Tx } from '../database/db.js';
import { fold } from '../web/fold.js';
import type { ProductWords } from './product.js';
import { Catalogue } from './catalogue.entity.js';
import { sql } from '../database/entity-sql.js';

/** What the search reads of a product. */
export function searchText(product: ProductWords): string {
  return fold([product.code, product.task, product.detail, product.output, product.place].join(' '));
}

/** New products at the end of a draft in the order given; those whose code stands already take the new words in their place. */
export async function writeProducts(tx: Tx, catalogueId: number, products: readonly ProductWords[]): Promise<void> {
  const rows = products.map((product, index) => ({ ...product, index, search: searchText(product) }));
  await tx.change(
    `with given as (select * from jsonb_to_recordset($2) as g(code text, index int, "groupCode" text, place text, "leading" boolean, task text, detail text,
       output text, points numeric, factor numeric, note text, search text)),
     last as (select coalesce(max(position), 0) as position from catalogue_products where catalogue_id = $1)
     insert into catalogue_products (catalogue_id, code, position, group_code, place, "leading", task, detail, output, points, factor, note, search_text)
     select $1, g.code, last.position + g.index + 1, g."groupCode", g.place, g.leading, g.task, g.detail, g.output, g.points, g.factor, g.note, g.search
     from given g, last order by g.index
     on conflict (catalogue_id, code) do update set group_code = excluded.group_code, place = excluded.place, "leading" = excluded.leading,
       task = excluded.task, detail = excluded.detail, output = excluded.output, points = excluded.points, factor = excluded.factor,
       note = excluded.note, search_text = excluded.search_text, revision = catalogue_products.revision + 1`,
    [catalogueId, JSON.stringify(rows)],
  );
}

/** A draft was changed: nobody adopts what they have not seen. */
export async function touch(tx: Tx, catalogueId: number, at: Date): Promise<void> {
  await tx.update(Catalogue, { id: catalogueId }, { revision: sql('revision + 1'), updatedAt: at });
}
