import { isDeepStrictEqual } from 'node:util';
import { Injectable, Logger } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, sqlState, violated, type Rows } from '../database/db.js';
import { scopesOf, within, type Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { UploadedFile } from '../web/upload.js';
import { applyOfficials } from './apply-officials.js';
import { applyUnits, type ApplyContext } from './apply-units.js';
import { knownOfficials, knownPlaces, knownUnits } from './import-data.queries.js';
import { OFFICIAL_COLUMNS, OFFICIAL_NEEDED, planOfficials, type OfficialLine } from './officials-plan.js';
import { findColumns, summaryOf, type PlanSummary, type PlannedRow } from './plan.js';
import { readTableInThread } from './table-reader.js';
import type { Table, TableFault } from './table.js';
import { UNIT_COLUMNS, UNIT_NEEDED, planUnits, type UnitLine } from './units-plan.js';

export type ImportKind = 'units' | 'officials';
type ImportStatus = 'checking' | 'checked' | 'refused' | 'applying' | 'applied' | 'failed';

export interface ImportRow {
  id: number;
  kind: ImportKind;
  fileName: string;
  accountId: number;
  rootUnitId: number;
  rootPath: string;
  rootCode: string;
  rootName: string;
  at: Date;
  status: ImportStatus;
  total: number;
  done: number;
  summary: PlanSummary;
  rows: { plan: PlannedRow[]; table: Table; columns: Record<string, string> };
  appliedAt: Date | null;
}

export type Started = { id: number } | { faults: TableFault[] } | { missing: string[] };

/** Patience of a request before it answers with a page that shows the progress. */
const PATIENCE = 1500;
/** After this long a run that did not end is taken for lost; its transaction is undone. */
const LOST_AFTER = 15 * 60_000;

/** A file is checked whole, shown row by row, and written all or nothing by the person who sent it. */
@Injectable()
export class ImportsService {
  private readonly log = new Logger('imports');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async start(actor: Actor, kind: ImportKind, file: UploadedFile, unitId: number): Promise<Started> {
    const root = await this.db.one<{ id: number; path: string; code: string }>(
      'select id, path, code from units where id = $1',
      [unitId],
    );
    if (!root || !within(root.path, scopesOf(actor, 'personnel'))) throw new NotFound();
    const read = await readTableInThread(file.bytes, file.name);
    if (!read.ok) return { faults: read.faults };
    const names = kind === 'units' ? UNIT_COLUMNS : OFFICIAL_COLUMNS;
    const { of, missing } = findColumns(read.table.headers, names, kind === 'units' ? UNIT_NEEDED : OFFICIAL_NEEDED);
    if (missing.length > 0) return { missing };
    const { plan } = await this.plan(this.db, kind, read.table, of, root);
    return { id: await this.store(actor, kind, file.name, root.id, { plan, table: read.table, columns: of }) };
  }

  async open(actor: Actor, id: number): Promise<ImportRow> {
    const found = await findImport(this.db, id);
    const seen = found && within(found.rootPath, [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')]);
    if (!seen) throw new NotFound();
    const lost = found.status === 'applying' && this.clock.now().getTime() - found.at.getTime() > LOST_AFTER;
    return lost ? { ...found, status: 'failed' } : found;
  }

  list(actor: Actor): Promise<(Omit<ImportRow, 'rows'> & { who: string })[]> {
    const paths = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')].map((scope) => scope.path + '%');
    return this.db.rows(
      `select i.id, i.kind, i.file_name as "fileName", i.at, i.status, i.total, i.summary, u.name as "rootName", a.display_name as who
       from imports i join units u on u.id = i.root_unit_id join accounts a on a.id = i.account_id
       where u.path like any($1) order by i.id desc limit 50`,
      [paths],
    );
  }

  /** Begins to write a checked file. Answers when it is written, or sooner when it takes long. */
  async apply(actor: Actor, id: number): Promise<void> {
    const found = await this.open(actor, id);
    if (!within(found.rootPath, scopesOf(actor, 'personnel'))) throw new Forbidden();
    const taken = await this.db.rows(
      `update imports set status = 'applying', done = 0, at = $2 where id = $1 and status in ('checked', 'failed') and (summary ->> 'wrong')::int = 0 returning id`,
      [id, this.clock.now()],
    );
    if (taken.length === 0) throw new Conflict('import-not-ready');
    const run = this.write(actor, found).catch((error) => this.failed(id, error));
    const outdated = await Promise.race([run, new Promise((done) => setTimeout(done, PATIENCE).unref())]);
    if (outdated instanceof Conflict) throw outdated;
  }

  private async write(actor: Actor, found: ImportRow): Promise<void> {
    const at = this.clock.now();
    await this.db.tx(async (tx) => {
      await tx.rows('select pg_advisory_xact_lock(7240253)');
      const root = { id: found.rootUnitId, path: found.rootPath, code: found.rootCode };
      const { lines, plan } = await this.plan(tx, found.kind, found.rows.table, found.rows.columns, root);
      // The database keeps keys in an order of its own, and leaves out what is undefined.
      if (!isDeepStrictEqual(JSON.parse(JSON.stringify(plan)), found.rows.plan)) throw new Conflict('import-outdated');
      const changing = lines.filter((_, place) => plan[place]!.action !== 'same');
      const progress = async (done: number) => {
        await this.db.rows('update imports set done = $2 where id = $1', [found.id, done]);
      };
      const context: ApplyContext = { tx, account: actor.accountId, at, importId: found.id, progress };
      if (found.kind === 'units') await applyUnits(context, changing as UnitLine[]);
      else await applyOfficials(context, changing as OfficialLine[]);
    });
    await this.db.rows(`update imports set status = 'applied', done = total, applied_at = $2 where id = $1`, [
      found.id,
      at,
    ]);
  }

  private async failed(id: number, error: unknown): Promise<unknown> {
    const expected = error instanceof Conflict || sqlState(error) === '23P01' || violated(error) !== undefined;
    if (!expected) this.log.error(error);
    await this.db.rows(`update imports set status = 'failed', done = 0 where id = $1`, [id]);
    return error;
  }

  private async plan(
    on: Rows,
    kind: ImportKind,
    table: Table,
    columns: Record<string, string>,
    root: { path: string; code: string },
  ): Promise<{ lines: (UnitLine | OfficialLine)[]; plan: PlannedRow[] }> {
    if (kind === 'units') return planUnits(table, columns, await knownUnits(on, root.path), root.code);
    const codes = table.rows.map((row) => row.cells[columns['code'] ?? ''] ?? '');
    return planOfficials(
      table,
      columns,
      await knownOfficials(on, codes, root.path),
      await knownPlaces(on, root.path, this.clock.today()),
    );
  }

  private store(
    actor: Actor,
    kind: ImportKind,
    fileName: string,
    unitId: number,
    rows: ImportRow['rows'],
  ): Promise<number> {
    const summary = summaryOf(rows.plan);
    const at = this.clock.now();
    return this.db.tx(async (tx) => {
      const row = await tx.one<{ id: number }>(
        `insert into imports (kind, file_name, account_id, root_unit_id, at, status, total, rows, summary)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
        [
          kind,
          fileName.slice(0, 200),
          actor.accountId,
          unitId,
          at,
          summary.wrong > 0 ? 'refused' : 'checked',
          rows.plan.length,
          JSON.stringify(rows),
          JSON.stringify(summary),
        ],
      );
      await recordAct(tx, {
        chain: `import:${row!.id}`,
        act: 'import.checked',
        account: actor.accountId,
        at,
        detail: { kind, fileName, ...summary },
      });
      return row!.id;
    });
  }
}

function findImport(db: Rows, id: number): Promise<ImportRow | undefined> {
  return db.one<ImportRow>(
    `select i.id, i.kind, i.file_name as "fileName", i.account_id as "accountId", i.root_unit_id as "rootUnitId", u.path as "rootPath", u.code as "rootCode",
       u.name as "rootName", i.at, i.status, i.total, i.done, i.summary, i.rows, i.applied_at as "appliedAt"
     from imports i join units u on u.id = i.root_unit_id where i.id = $1`,
    [id],
  );
}
