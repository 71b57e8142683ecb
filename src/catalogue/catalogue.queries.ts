import type { Rows, Tx } from '../database/db.js';
import { likePatterns } from '../web/fold.js';
import type { Catalogue } from './catalogue.js';
import type { Group, Product } from './product.js';

export interface InForce {
  id: number;
  number: number;
  name: string;
  standardCode: string;
  groups: Group[];
  decisionNumber: string;
  decisionDate: string;
  fromMonth: string;
}

export interface ProductSearch {
  q?: string;
  /** '' asks for the shared ones. */
  place?: string;
  group?: string;
  leading?: boolean;
  limit: number;
  offset: number;
}

/** The newest month that is open by the law in the root, this month at the latest; without one this month: what "in force" is said of. */
export async function usedMonth(on: Rows, rootUnitId: number, month: string): Promise<string> {
  const row = await on.one<{ month: string | null }>(
    'select max(month) as month from legal_periods where root_unit_id = $1 and closed_at is null and month <= $2',
    [rootUnitId, month],
    'catalogue-used-month',
  );
  return row?.month ?? month;
}

/** The catalogue that counts for a month in the tree under `rootUnitId`: of the adopted ones the latest that had begun. */
export async function catalogueInForce(on: Rows, rootUnitId: number, month: string): Promise<InForce | null> {
  const row = await on.one<InForce>(
    `select id, number, name, standard_code as "standardCode", groups, decision_number as "decisionNumber", decision_date as "decisionDate",
       from_month as "fromMonth" from catalogues where unit_id = $1 and adopted_at is not null and from_month <= $2
     order by from_month desc, number desc limit 1`,
    [rootUnitId, month],
    'catalogue-in-force',
  );
  return row ?? null;
}

const PRODUCT = `p.id, p.catalogue_id as "catalogueId", p.code, p.position, p.group_code as "groupCode", p.place, p.leading, p.task, p.detail,
  p.output, trim_scale(p.points)::text as points, trim_scale(p.factor)::text as factor, p.note, p.revision`;

/** A page of a catalogue's products in their order; words are found anywhere, with or without diacritics. */
export async function productsOf(
  on: Rows,
  catalogueId: number,
  search: ProductSearch,
): Promise<{ rows: Product[]; total: number }> {
  const rows = await on.rows<Product & { total: number }>(
    `select ${PRODUCT}, count(*) over () as total from catalogue_products p
     where p.catalogue_id = $1 and p.search_text like all ($2::text[]) and ($3::text is null or p.place = $3)
       and ($4::text is null or p.group_code = $4) and ($5::boolean is null or p.leading = $5)
     order by p.position, p.id limit $6 offset $7`,
    [
      catalogueId,
      likePatterns(search.q ?? ''),
      search.place ?? null,
      search.group ?? null,
      search.leading ?? null,
      search.limit,
      search.offset,
    ],
  );
  return { rows: rows.map(({ total: _, ...product }) => product), total: rows[0]?.total ?? 0 };
}

export async function productsByCode(
  on: Rows,
  catalogueId: number,
  codes: readonly string[],
): Promise<Map<string, Product>> {
  const rows = await on.rows<Product>(
    `select ${PRODUCT} from catalogue_products p where p.catalogue_id = $1 and p.code = any($2)`,
    [catalogueId, codes],
  );
  return new Map(rows.map((product) => [product.code, product]));
}

export async function productById(on: Rows, id: number): Promise<Product | undefined> {
  return on.one<Product>(`select ${PRODUCT} from catalogue_products p where p.id = $1`, [id]);
}

/** The offices that a catalogue names, with how many products each has; '' stands for what all share. */
export function placesOf(on: Rows, catalogueId: number): Promise<{ place: string; count: number }[]> {
  return on.rows(
    `select place, count(*) as count from catalogue_products where catalogue_id = $1 group by place order by min(position)`,
    [catalogueId],
  );
}

/** One code through the adopted versions of an agency, newest first, and through the draft for those who may see it. */
export function historyOf(on: Rows, unitId: number, code: string, withDraft: boolean): Promise<HistoryLine[]> {
  return on.rows<HistoryLine>(
    `select p.id, c.id as "catalogueId", c.number, c.decision_number as "decisionNumber", c.decision_date as "decisionDate", c.from_month as "fromMonth",
       trim_scale(p.factor)::text as factor, p.group_code as "groupCode", trim_scale(p.points)::text as points, p.task
     from catalogue_products p join catalogues c on c.id = p.catalogue_id
     where c.unit_id = $1 and p.code = $2 and (c.adopted_at is not null or $3) order by c.number desc`,
    [unitId, code, withDraft],
  );
}

export interface HistoryLine {
  id: number;
  catalogueId: number;
  number: number;
  decisionNumber: string | null;
  decisionDate: string | null;
  fromMonth: string | null;
  factor: string;
  groupCode: string | null;
  points: string | null;
  task: string;
}

const CATALOGUE = `select c.id, c.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", c.number, c.name, c.standard_code as "standardCode",
    c.groups, c.revision, a.display_name as "createdByName", c.updated_at as "updatedAt", s.display_name as "submittedByName",
    c.submitted_at as "submittedAt", c.decision_number as "decisionNumber", c.decision_date as "decisionDate", c.from_month as "fromMonth",
    d.display_name as "adoptedByName", c.adopted_at as "adoptedAt", (select count(*) from catalogue_products p where p.catalogue_id = c.id) as products
  from catalogues c join units u on u.id = c.unit_id join accounts a on a.id = c.created_by
    left join accounts s on s.id = c.submitted_by left join accounts d on d.id = c.adopted_by`;

export async function findCatalogue(on: Rows, id: number): Promise<Catalogue | undefined> {
  return on.one<Catalogue>(`${CATALOGUE} where c.id = $1`, [id]);
}

export async function lockCatalogue(tx: Tx, id: number): Promise<Catalogue | undefined> {
  return tx.one<Catalogue>(`${CATALOGUE} where c.id = $1 for update of c`, [id]);
}

/** All versions of an agency, newest first. */
export function cataloguesOf(on: Rows, unitId: number): Promise<Catalogue[]> {
  return on.rows<Catalogue>(`${CATALOGUE} where c.unit_id = $1 order by c.number desc limit 200`, [unitId]);
}

export async function draftOf(on: Rows, unitId: number): Promise<Catalogue | undefined> {
  return on.one<Catalogue>(`${CATALOGUE} where c.unit_id = $1 and c.adopted_at is null`, [unitId]);
}

/** The last adopted version, whether it has begun or not. */
export async function lastAdopted(on: Rows, unitId: number): Promise<Catalogue | undefined> {
  return on.one<Catalogue>(
    `${CATALOGUE} where c.unit_id = $1 and c.adopted_at is not null order by c.number desc limit 1`,
    [unitId],
  );
}

/** The products that count for one, to choose the standard one from. */
export function standardProducts(on: Rows, catalogueId: number): Promise<{ value: string; text: string }[]> {
  return on.rows(
    `select code as value, code || ' · ' || left(task, 90) as text from catalogue_products where catalogue_id = $1 and factor = 1 order by position limit 200`,
    [catalogueId],
  );
}

export function otherRoots(on: Rows, ids: readonly number[], but: number): Promise<{ id: number; name: string }[]> {
  return on.rows('select id, name from units where id = any($1) and id <> $2 order by sort_name', [ids, but]);
}
