import { mappingFor } from '../../src/catalogue/import/mapping.js';
import { planCatalogue } from '../../src/catalogue/import/plan.js';
import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** A file is kept for a week. */
const BROUGHT = '2026-11-23T02:00:00Z';
const AT = '2026-11-10T02:00:00Z';
const TEXT = 'Một câu đủ dài để hợp lệ';
/** Everybody who works in the ward's tree or looks after a part of it. */
const TREE = 'mc1 mc2 mcHead chair vpHead vice secretary personnel inspector outside';

/** A catalogue in force, a draft with a product and a file read into it, and a proposal of mcHead. */
export async function makeCatalogue(db: Db, ward: Ward) {
  const idOf = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const make = (number: number) =>
    idOf(
      `insert into catalogues (unit_id, number, name, standard_code, groups, created_by, created_at, updated_at)
     values ($1, $2, 'Danh mục', 'A.1', '[{"code":"N1","name":"N1"}]', $3, $4, $4) returning id`,
      [ward.units.PM.id, number, ward.accounts['personnel'], AT],
    );
  const add = (catalogue: number, code: string) =>
    idOf(
      `insert into catalogue_products (catalogue_id, code, position, task, factor, search_text) values ($1, $2, 1, 'Việc mẫu', 1, 'viec mau') returning id`,
      [catalogue, code],
    );
  const catalogue = await make(91);
  const catalogueProduct = await add(catalogue, 'A.1');
  await db.rows(
    `update catalogues set decision_number = '1/QĐ', decision_date = '2026-11-02', from_month = '2026-12', adopted_by = $2, adopted_at = $3 where id = $1`,
    [catalogue, ward.accounts['chair'], AT],
  );
  const catalogueDraft = await make(92);
  const worksheets = [
    {
      name: 'A',
      rows: [
        ['Mã', 'Nhiệm vụ', 'Hệ số'],
        ['B.1', 'Việc', '1'],
      ],
    },
  ];
  const mapping = mappingFor(worksheets, null);
  const facts = { groups: [], mostGroups: 5, products: [] };
  const plan = planCatalogue([], facts, { worksheets, mapping });
  return {
    catalogue,
    catalogueProduct,
    catalogueDraft,
    draftProduct: await add(catalogueDraft, 'A.1'),
    catalogueImport: await idOf(
      `insert into imports (kind, root_unit_id, catalogue_id, file_name, account_id, at, worksheets, mapping, plan, summary, status, mapped_at)
       values ('catalogue', $1, $2, 'a.xlsx', $3, $4, $5, $6, $7, $8, 'checked', $4) returning id`,
      [
        ward.units.PM.id,
        catalogueDraft,
        ward.accounts['personnel'],
        BROUGHT,
        JSON.stringify(worksheets),
        JSON.stringify(mapping),
        JSON.stringify(plan.rows),
        JSON.stringify(plan.summary),
      ],
    ),
    productProposal: await idOf(
      `insert into product_proposals (root_unit_id, unit_id, proposed_by, proposed_at, task, reason) values ($1, $2, $3, $4, 'Việc mới', $5) returning id`,
      [ward.units.PM.id, ward.units.MC.id, ward.accounts['mcHead'], AT, TEXT],
    ),
  };
}

export const CATALOGUE: readonly Row[] = [
  ['GET /catalogue', '', 'officials personnel inspector outside'],
  ['GET /catalogue', '?unit={PM}', TREE],
  ['GET /catalogue', '?unit={X}', 'stranger'],
  ['GET /catalogue/versions/:id', 'id=catalogue', TREE],
  ['GET /catalogue/versions/:id', 'id=catalogueDraft', 'personnel chair inspector'],
  ['GET /catalogue/versions/:id/changes', 'id=catalogue', TREE],
  ['GET /catalogue/versions/:id/changes', 'id=catalogueDraft', 'personnel chair inspector'],
  ['GET /catalogue/versions/:id/file', 'id=catalogue', TREE],
  ['GET /catalogue/versions/:id/file', 'id=catalogueDraft', 'personnel chair inspector'],
  ['GET /catalogue/products/:id', 'id=catalogueProduct', TREE],
  ['GET /catalogue/products/:id', 'id=draftProduct', 'personnel chair inspector'],
  ['POST /catalogue/drafts', '', 'personnel', { unit: '{PM}' }],
  ['POST /catalogue/drafts', '', '', { unit: '{X}' }],
  ['GET /catalogue/drafts/:id/settings', 'id=catalogueDraft', 'personnel'],
  ['POST /catalogue/drafts/:id/settings', 'id=catalogueDraft', 'personnel', { name: 'Danh mục', revision: '0' }],
  ['GET /catalogue/drafts/:id/discard', 'id=catalogueDraft', 'personnel'],
  ['POST /catalogue/drafts/:id/discard', 'id=catalogueDraft', 'personnel'],
  ['GET /catalogue/drafts/:id/products/new', 'id=catalogueDraft', 'personnel'],
  ['POST /catalogue/drafts/:id/products', 'id=catalogueDraft', 'personnel', { code: 'A.2', task: 'Việc', factor: '1' }],
  ['GET /catalogue/drafts/:id/products/:productId', 'id=catalogueDraft productId=draftProduct', 'personnel'],
  ['GET /catalogue/drafts/:id/products/:productId', 'id=catalogueDraft productId=catalogueProduct', ''],
  [
    'POST /catalogue/drafts/:id/products/:productId',
    'id=catalogueDraft productId=draftProduct',
    'personnel',
    { code: 'A.1', task: 'Việc', factor: '1', revision: '0' },
  ],
  ['POST /catalogue/drafts/:id/products/:productId/removal', 'id=catalogueDraft productId=draftProduct', 'personnel'],
  ['POST /catalogue/drafts/:id/submission', 'id=catalogueDraft', 'personnel'],
  ['GET /catalogue/drafts/:id/adoption', 'id=catalogueDraft', 'chair'],
  [
    'POST /catalogue/drafts/:id/adoption',
    'id=catalogueDraft',
    'chair',
    { decisionNumber: '2/QĐ', decisionDate: '2026-11-10', fromMonth: '2026-12', revision: '0' },
  ],
  ['GET /catalogue/drafts/:id/imports', 'id=catalogueDraft', 'personnel'],
  ['POST /catalogue/drafts/:id/imports', 'id=catalogueDraft', 'personnel'],
  ['GET /catalogue/imports/template.xlsx', '', 'personnel'],
  ['GET /catalogue/imports/:id', 'id=catalogueImport', 'personnel inspector'],
  ['GET /catalogue/imports/:id/columns', 'id=catalogueImport', 'personnel'],
  ['POST /catalogue/imports/:id/columns', 'id=catalogueImport', 'personnel'],
  ['GET /catalogue/imports/:id/rest.xlsx', 'id=catalogueImport', 'personnel'],
  ['POST /catalogue/imports/:id/plan', 'id=catalogueImport', 'personnel'],
  ['POST /catalogue/imports/:id/application', 'id=catalogueImport', 'personnel'],
  ['GET /catalogue/proposals', '', 'heads personnel inspector'],
  ['GET /catalogue/proposals/new', '', 'heads'],
  ['POST /catalogue/proposals', '', 'heads', { task: 'Việc mới', reason: TEXT }],
  ['POST /catalogue/proposals', '', 'heads -stranger', { task: 'Việc mới', reason: TEXT, unit: '{PM}' }],
  ['GET /catalogue/proposals/:id', 'id=productProposal', 'mcHead chair personnel inspector'],
  ['GET /catalogue/proposals/:id/acceptance', 'id=productProposal', 'personnel'],
  [
    'POST /catalogue/proposals/:id/acceptance',
    'id=productProposal',
    'personnel',
    { code: 'A.3', task: 'Việc', factor: '1' },
  ],
  ['POST /catalogue/proposals/:id/refusal', 'id=productProposal', 'personnel', { reason: TEXT }],
];
