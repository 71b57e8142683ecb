import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows, type Tx } from '../../database/db.js';
import type { TableFault } from '../../imports/table.js';
import type { RawSheet } from '../../imports/xlsx-sheets.js';
import { law } from '../../scoring/editions/law.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import { byName } from '../../web/name-order.js';
import type { UploadedFile } from '../../web/upload.js';
import { lockDraft, openDraft, openRoot, type Opened } from '../catalogue-access.js';
import { chainOf } from '../catalogue.js';
import type { Group } from '../product.js';
import { touch, writeProducts } from '../write-products.js';
import { mappingFor, type Mapping } from './mapping.js';
import { planImport, type Plan } from './plan.js';
import { readSheetsInThread } from './read-sheets.js';

export interface ImportRecord {
  id: number;
  unitId: number;
  catalogueId: number | null;
  fileName: string;
  who: string;
  at: Date;
  sheets: RawSheet[];
  mapping: Mapping;
  outcome: Omit<Plan, 'products'> | null;
  appliedAt: Date | null;
  appliedBy: string | null;
}

/** A file is kept as it was read, mapped by a person, shown row by row, and written into the draft. */
@Injectable()
export class CatalogueImportsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async start(actor: Actor, draftId: number, file: UploadedFile): Promise<{ id: number } | { fault: TableFault }> {
    const { root } = await openDraft(this.db, actor, draftId);
    const read = await readSheetsInThread(file.bytes, file.name);
    if (read.fault) return { fault: read.fault };
    const mapping = mappingFor(read.sheets, await lastMapping(this.db, root.id));
    const at = this.clock.now();
    const fileName = file.name.normalize('NFC').slice(0, 200);
    return this.db.tx(async (tx) => {
      const row = await tx.one<{ id: number }>(
        `insert into catalogue_imports (unit_id, catalogue_id, file_name, account_id, at, sheets, mapping) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [root.id, draftId, fileName, actor.accountId, at, JSON.stringify(read.sheets), JSON.stringify(mapping)],
      );
      const rows = read.sheets.map(({ name, rows: { length } }) => ({ name, rows: length }));
      await recordAct(tx, {
        chain: chainOf(draftId),
        act: 'catalogue.file-read',
        account: actor.accountId,
        at,
        detail: { import: row!.id, fileName, sheets: rows },
      });
      return { id: row!.id };
    });
  }

  /** The account of an import: for who prepares and who inspects. */
  async open(actor: Actor, id: number): Promise<ImportRecord & { mayApply: boolean; rootName: string }> {
    const found = await findImport(this.db, id);
    if (!found) throw new NotFound();
    const { root, at } = await openRoot(this.db, actor, found.unitId);
    if (!at.prepares && !at.inspects) throw new NotFound();
    return {
      ...found,
      mayApply: at.prepares && found.appliedAt === null && found.catalogueId !== null,
      rootName: root.name,
    };
  }

  async keepMapping(actor: Actor, id: number, mapping: Mapping): Promise<void> {
    await this.db.tx(async (tx) => {
      const { found, draft } = await this.lockOpen(tx, actor, id);
      const { products: _, ...outcome } = planImport(found.sheets, mapping, draft.catalogue.groups, this.mostGroups());
      await tx.change('update catalogue_imports set mapping = $2, outcome = $3, mapped_at = $4 where id = $1', [
        id,
        JSON.stringify(mapping),
        JSON.stringify(outcome),
        this.clock.now(),
      ]);
    });
  }

  private mostGroups(): number {
    return law(this.clock.today()).mostProductGroups;
  }

  /** `replace` leaves only what the file brings in the draft. */
  async apply(actor: Actor, id: number, replace: boolean): Promise<number> {
    return this.db.tx(async (tx) => {
      const { found, draft } = await this.lockOpen(tx, actor, id);
      const before = replace ? [] : draft.catalogue.groups;
      const { products, ...outcome } = planImport(found.sheets, found.mapping, before, this.mostGroups());
      if (!found.outcome) throw new Conflict('catalogue-import-unmapped');
      if (outcome.tooManyGroups) throw new Conflict('catalogue-too-many-groups');
      if (replace) await tx.change('delete from catalogue_products where catalogue_id = $1', [draft.catalogue.id]);
      await writeProducts(tx, draft.catalogue.id, products);
      await tx.change('update catalogues set groups = $2 where id = $1', [
        draft.catalogue.id,
        JSON.stringify(joined(draft.catalogue.groups, outcome.groups, replace)),
      ]);
      const at = this.clock.now();
      await touch(tx, draft.catalogue.id, at);
      await tx.change('update catalogue_imports set outcome = $2, applied_by = $3, applied_at = $4 where id = $1', [
        id,
        JSON.stringify(outcome),
        actor.accountId,
        at,
      ]);
      const detail = { import: id, products: products.length, replace, sheets: outcome.sheets };
      await recordAct(tx, {
        chain: chainOf(draft.catalogue.id),
        act: 'catalogue.file-imported',
        account: actor.accountId,
        at,
        detail,
      });
      return draft.catalogue.id;
    });
  }

  private async lockOpen(tx: Tx, actor: Actor, id: number): Promise<{ found: ImportRecord; draft: Opened }> {
    await this.open(actor, id);
    await tx.rows('select id from catalogue_imports where id = $1 for update', [id]);
    const found = (await findImport(tx, id))!;
    if (found.catalogueId === null) throw new Conflict('catalogue-draft-gone');
    if (found.appliedAt) throw new Conflict('catalogue-import-applied', { name: found.appliedBy });
    return { found, draft: await lockDraft(tx, actor, found.catalogueId) };
  }
}

/** Imports into a draft, newest first. */
export function importsInto(
  on: Rows,
  catalogueId: number,
): Promise<{ id: number; fileName: string; who: string; at: Date; appliedAt: Date | null }[]> {
  return on.rows(
    `select i.id, i.file_name as "fileName", a.display_name as who, i.at, i.applied_at as "appliedAt" from catalogue_imports i
       join accounts a on a.id = i.account_id where i.catalogue_id = $1 order by i.id desc limit 20`,
    [catalogueId],
  );
}

/** Groups keep the names people gave them; the file's frames win. */
function joined(own: readonly Group[], file: readonly Group[], replace: boolean): Group[] {
  const names = new Map(own.map((group) => [group.code, group]));
  const given = file.map(({ code, name, from, to }): Group => ({
    code,
    name: names.get(code)?.name ?? name,
    ...bounds({ ...names.get(code), ...kept({ from, to }) }),
  }));
  const others = replace ? [] : own.filter(({ code }) => !file.some((group) => group.code === code));
  return [...others, ...given].sort((a, b) => Number(a.from ?? 0) - Number(b.from ?? 0) || byName(a.code, b.code));
}

function bounds({ from, to }: Partial<Group>): Pick<Group, 'from' | 'to'> {
  return kept({ from, to });
}

function kept(given: Pick<Group, 'from' | 'to'>): Pick<Group, 'from' | 'to'> {
  return { ...(given.from ? { from: given.from } : {}), ...(given.to ? { to: given.to } : {}) };
}

async function lastMapping(on: Rows, unitId: number): Promise<Mapping | null> {
  const row = await on.one<{ mapping: Mapping }>(
    'select mapping from catalogue_imports where unit_id = $1 and mapped_at is not null order by mapped_at desc, id desc limit 1',
    [unitId],
  );
  return row?.mapping ?? null;
}

function findImport(on: Rows, id: number): Promise<ImportRecord | undefined> {
  return on.one<ImportRecord>(
    `select i.id, i.unit_id as "unitId", i.catalogue_id as "catalogueId", i.file_name as "fileName", a.display_name as who, i.at, i.sheets, i.mapping,
       i.outcome, i.applied_at as "appliedAt", b.display_name as "appliedBy"
     from catalogue_imports i join accounts a on a.id = i.account_id left join accounts b on b.id = i.applied_by where i.id = $1`,
    [id],
  );
}
