import { byLaw } from '../../../legal/by-law.js';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { recordAct } from '../../../audit/record-act.js';
import { Clock } from '../../../clock.js';
import { Db, type Rows } from '../../../database/db.js';
import { findColumns, summaryOf, type PlannedRow, type PlanSummary } from '../../../imports/plan.js';
import { readTableInThread } from '../../../imports/table-reader.js';
import type { Table, TableFault } from '../../../imports/table.js';
import { headedScopes } from '../../../standing/decider.js';
import { hasRoleAt, type Actor } from '../../../web/actor.js';
import { Conflict, NotFound } from '../../../web/errors.js';
import type { UploadedFile } from '../../../web/upload.js';
import { dueBounds } from '../line.form.js';
import { productsMeant } from '../products.js';
import { peopleBelow, peopleToGive } from '../work-people.js';
import { workOfMany, type WorkLineRow } from '../work.queries.js';
import { applyWork } from './apply-work.js';
import { WORK_COLUMNS, WORK_NEEDED } from './work-columns.js';
import { lineKey, planWork, type WorkKnown, type WorkPlan } from './work-plan.js';

export interface ImportPeriod {
  id: number;
  month: string;
  span: 'month' | 'quarter';
  rootUnitId: number;
  rootName: string;
  rootPath: string;
}

export interface WorkImportRow {
  id: number;
  fileName: string;
  accountId: number;
  who: string;
  at: Date;
  status: 'checked' | 'refused' | 'applied';
  summary: PlanSummary;
  appliedAt: Date | null;
  rows: { plan: PlannedRow[]; table: Table; columns: Record<string, string> };
  period: ImportPeriod;
}

export type Started = { id: number } | { faults: TableFault[] } | { missing: string[] };

const PERIOD = `p.id, p.month, p.span, p.root_unit_id as "rootUnitId", r.name as "rootName", r.path as "rootPath" from legal_periods p join units r on r.id = p.root_unit_id
  where ${byLaw('p.edition')}`;

/** Work brought in from another task system: the file is checked whole, shown row by row, then written all or nothing. */
@Injectable()
export class WorkImportsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Open months of the trees in which the actor is personnel or gives work. */
  periods(actor: Actor): Promise<ImportPeriod[]> {
    const paths = [...actor.roles.filter(({ role }) => role === 'personnel'), ...headedScopes(actor)].map(
      ({ path }) => `/${path.split('/')[1]}/`,
    );
    return this.db.rows<ImportPeriod>(
      `select ${PERIOD} and p.closed_at is null and r.path = any($1) order by p.month desc, r.path limit 36`,
      [paths],
    );
  }

  list(actor: Actor): Promise<Pick<WorkImportRow, 'id' | 'fileName' | 'at' | 'who' | 'status' | 'summary'>[]> {
    return this.db.rows(
      `select i.id, i.file_name as "fileName", i.at, a.display_name as who, i.status, i.summary, p.month from work_imports i join accounts a on a.id = i.account_id
       join legal_periods p on p.id = i.legal_period_id join units r on r.id = p.root_unit_id
       where i.account_id = $1 or exists (select 1 from unnest($2::text[]) s(path) where r.path like s.path || '%') order by i.id desc limit 50`,
      [
        actor.accountId,
        actor.roles.filter(({ role }) => role === 'personnel' || role === 'inspector').map(({ path }) => path),
      ],
    );
  }

  async start(actor: Actor, periodId: number, file: UploadedFile): Promise<Started> {
    const period = (await this.periods(actor)).find(({ id }) => id === periodId);
    if (!period) throw new NotFound();
    const read = await readTableInThread(file.bytes, file.name);
    if (!read.ok) return { faults: read.faults };
    const { of, missing } = findColumns(read.table.headers, WORK_COLUMNS, WORK_NEEDED);
    if (missing.length > 0) return { missing };
    const { plan } = await this.plan(this.db, actor, period, read.table, of);
    return { id: await this.store(actor, period, file.name, { plan, table: read.table, columns: of }) };
  }

  /** Its sender's, and personnel's and the inspector's of the root. */
  async open(actor: Actor, id: number): Promise<WorkImportRow> {
    const found = await this.find(this.db, id);
    const seen =
      found &&
      (found.accountId === actor.accountId ||
        hasRoleAt(actor, 'personnel', found.period.rootPath) ||
        hasRoleAt(actor, 'inspector', found.period.rootPath));
    if (!seen) throw new NotFound();
    return found;
  }

  async apply(actor: Actor, id: number): Promise<void> {
    const { accountId } = await this.open(actor, id);
    if (accountId !== actor.accountId) throw new NotFound();
    const at = this.clock.now();
    await this.db.tx(async (tx) => {
      await tx.rows('select id from work_imports where id = $1 for update', [id]);
      const found = (await this.find(tx, id))!;
      if (found.status !== 'checked') throw new Conflict('import-not-ready');
      await tx.rows('select id from legal_sheets where legal_period_id = $1 order by id for update', [found.period.id]);
      const { plan, lines, known } = await this.plan(tx, actor, found.period, found.rows.table, found.rows.columns);
      // The database keeps keys in an order of its own.
      if (!isDeepStrictEqual(plan, found.rows.plan)) throw new Conflict('import-outdated');
      await applyWork(tx, lines, plan, known, {
        account: actor.accountId,
        at,
        importId: id,
        today: this.clock.today(),
      });
      await tx.change(`update work_imports set status = 'applied', applied_at = $2 where id = $1`, [id, at]);
      await recordAct(tx, {
        chain: `work-import:${id}`,
        act: 'work.import-applied',
        account: actor.accountId,
        at,
        detail: { ...found.summary },
      });
    });
  }

  private async plan(
    on: Rows,
    actor: Actor,
    period: ImportPeriod,
    table: Table,
    columns: Record<string, string>,
  ): Promise<WorkPlan & { known: WorkKnown }> {
    const everybody = hasRoleAt(actor, 'personnel', period.rootPath);
    const people = everybody
      ? await peopleBelow(on, period.month, period.rootPath)
      : await peopleToGive(on, actor, period.month, period.rootPath, this.clock.today());
    const mine = people.filter((person) => person.periodId === period.id && person.officialId !== actor.officialId);
    const products = await productsMeant(
      on,
      period.rootUnitId,
      period.month,
      table.rows.map(({ cells }) => cells[columns['product_code'] ?? ''] ?? ''),
    );
    const known: WorkKnown = {
      people: new Map(mine.map((person) => [person.code, person])),
      products: products.byCode,
      hasCatalogue: products.catalogue !== null,
      lines: await linesByReference(
        on,
        mine.map(({ sheetId }) => sheetId),
      ),
      due: dueBounds(period.month, period.span),
    };
    return { ...planWork(table, columns, known), known };
  }

  private store(actor: Actor, period: ImportPeriod, fileName: string, rows: WorkImportRow['rows']): Promise<number> {
    const summary = summaryOf(rows.plan);
    const at = this.clock.now();
    return this.db.tx(async (tx) => {
      const row = await tx.one<{ id: number }>(
        `insert into work_imports (legal_period_id, file_name, account_id, at, status, rows, summary) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [
          period.id,
          fileName.slice(0, 200),
          actor.accountId,
          at,
          summary.wrong > 0 ? 'refused' : 'checked',
          JSON.stringify(rows),
          JSON.stringify(summary),
        ],
      );
      await recordAct(tx, {
        chain: `work-import:${row!.id}`,
        act: 'work.import-checked',
        account: actor.accountId,
        at,
        detail: { fileName, ...summary },
      });
      return row!.id;
    });
  }

  private find(on: Rows, id: number): Promise<WorkImportRow | undefined> {
    return on.one<WorkImportRow>(
      `select i.id, i.file_name as "fileName", i.account_id as "accountId", a.display_name as who, i.at, i.status, i.summary, i.rows, i.applied_at as "appliedAt",
         (select row_to_json(x) from (select ${PERIOD} and p.id = i.legal_period_id) x) as period
       from work_imports i join accounts a on a.id = i.account_id where i.id = $1`,
      [id],
    );
  }
}

async function linesByReference(on: Rows, sheetIds: readonly number[]): Promise<Map<string, WorkLineRow>> {
  const all = [...(await workOfMany(on, sheetIds)).values()].flat();
  return new Map(
    all.flatMap((line): [string, WorkLineRow][] =>
      line.reference ? [[lineKey(line.sheetId, line.reference), line]] : [],
    ),
  );
}
