import type { Rows } from '../../database/db.js';
import type { ImportKind } from '../../imports/import-kind.js';
import type { FoundImport } from '../../imports/import.queries.js';
import { law } from '../../scoring/editions/law.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import { lockDraft, openDraft } from '../catalogue-access.js';
import { chainOf } from '../catalogue.js';
import { standingTo } from '../catalogue.policy.js';
import { productsOf } from '../catalogue.queries.js';
import { applyCatalogue } from './apply-catalogue.js';
import { FIELDS, type Mapping } from './mapping.js';
import { planCatalogue, type CatalogueFacts } from './plan.js';
import { CATALOGUE_FIELDS } from './catalogue-fields.js';
import { readCatalogue } from './read-worksheets.js';
import { readStandardPoints } from './standard-points.js';

/** More than a draft may hold is not read, only seen to be too much. */
const MOST_PRODUCTS = 100_000;

/** The products of a draft: the person says how each worksheet is read, then sees what becomes of every row. */
export const IMPORT_CATALOGUE: ImportKind = {
  code: 'catalogue',
  words: { column: 'catalogue:mapping.field.', fault: 'catalogue:row.fault.' },
  labels: {
    title: 'catalogue:import.account',
    target: 'catalogue:import.title',
    code: 'catalogue:field.code',
    name: 'catalogue:import.says',
  },
  reading: async (on, { rootUnitId }) => ({
    call: { module: 'catalogue/import/read-worksheets.js', name: readCatalogue.name },
    args: await lastMapping(on, rootUnitId),
  }),
  fields: CATALOGUE_FIELDS,
  instead: { task: 'detail' },
  beside: {
    ticks: [{ name: 'leading', label: 'catalogue:mapping.leading' }],
    numbers: [
      {
        name: 'standardPoints',
        label: 'catalogue:mapping.standardPoints',
        hint: 'catalogue:mapping.standardPointsHint',
        read: readStandardPoints,
      },
    ],
  },
  template: { fileName: 'mau-nhap-danh-muc.xlsx', order: FIELDS },
  whole: true,
  target: {
    find: async (on, actor, id) => ({ rootUnitId: (await openDraft(on, actor, id)).root.id, catalogueId: id }),
  },
  mayRead: (actor, found) => prepares(actor, found) || standingIn(actor, found).inspects,
  mayApply: (actor, found) => prepares(actor, found),
  plan: { module: 'catalogue/import/plan.js', name: planCatalogue.name },
  facts: async (on, actor, found, { today }) => {
    const { catalogue } = await openDraft(on, actor, draftOf(found));
    const { rows } = await productsOf(on, catalogue.id, { limit: MOST_PRODUCTS, offset: 0 });
    const { mostProductGroups: mostGroups } = law(today);
    return JSON.stringify({ groups: catalogue.groups, mostGroups, products: rows } satisfies CatalogueFacts);
  },
  lock: (tx, found, actor) => lockDraft(tx, actor, draftOf(found)),
  apply: applyCatalogue,
  read: (found, worksheets) => ({
    chain: chainOf(draftOf(found)),
    act: 'catalogue.file-read',
    detail: { import: found.id, fileName: found.fileName, sheets: worksheets },
  }),
  flash: () => ({ key: 'catalogue:flash.imported' }),
};

function standingIn(actor: Actor, { rootUnitId, rootPath }: FoundImport) {
  return standingTo(actor, { id: rootUnitId, path: rootPath });
}

function prepares(actor: Actor, found: FoundImport): boolean {
  return standingIn(actor, found).prepares;
}

function draftOf({ catalogueId }: FoundImport): number {
  if (catalogueId === null) throw new Conflict('catalogue-draft-gone');
  return catalogueId;
}

/** How the unit's last file was read, by the person's word, and the import that it was said of. */
async function lastMapping(on: Rows, unitId: number): Promise<[Mapping | null, number?]> {
  const row = await on.one<{ id: number; mapping: Mapping }>(
    `select id, mapping from imports where kind = 'catalogue' and root_unit_id = $1 and mapped_at is not null order by mapped_at desc, id desc limit 1`,
    [unitId],
  );
  return row ? [row.mapping, row.id] : [null];
}
