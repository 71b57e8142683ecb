import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows } from '../../database/db.js';
import { findColumns, summaryOf, type PlannedRow, type PlanSummary } from '../../imports/plan.js';
import { readTableInThread } from '../../imports/table-reader.js';
import type { TableFault } from '../../imports/table.js';
import { hasRoleAt, scopesOf, type Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { UploadedFile } from '../../web/upload.js';
import { FIRST_MONTH } from '../measure-pages.service.js';
import { rootOf } from '../measure.policy.js';
import { figuresOf, measuresOf } from '../measures.queries.js';
import { isMonth } from '../months.js';
import { insertFigures } from '../write-figures.js';
import { FIGURE_COLUMNS, FIGURES_NEEDED } from './columns.js';
import { figureKey, fileLines, planFigures, type FileLine, type FiguresPlan, type KnownUnit } from './plan-figures.js';

export interface MeasureImportRow {
  id: number;
  rootUnitId: number;
  rootName: string;
  rootPath: string;
  fileName: string;
  accountId: number;
  who: string;
  at: Date;
  status: 'checked' | 'refused' | 'applied';
  summary: PlanSummary;
  appliedAt: Date | null;
  rows: { plan: PlannedRow[]; lines: FileLine[] };
}

export type Started = { id: number } | { faults: TableFault[] } | { missing: string[] };

/** Figures from a file: checked whole, shown row by row, then the right rows are written and the wrong ones kept with why. */
@Injectable()
export class MeasureImportsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Agencies for some unit of which the person may type. */
  async agencies(actor: Actor): Promise<{ id: number; name: string }[]> {
    const roots = [...scopesOf(actor, 'personnel'), ...actor.heads].map(({ path }) => rootOf(path));
    return this.db.rows('select id, name from units where id = any ($1) order by path', [roots]);
  }

  list(actor: Actor): Promise<Pick<MeasureImportRow, 'id' | 'fileName' | 'at' | 'who' | 'status' | 'summary'>[]> {
    return this.db.rows(
      `select i.id, i.file_name as "fileName", i.at, a.display_name as who, i.status, i.summary from measure_imports i join accounts a on a.id = i.account_id
       join units r on r.id = i.root_unit_id where i.account_id = $1 or exists (select 1 from unnest($2::text[]) s(path) where r.path like s.path || '%')
       order by i.id desc limit 50`,
      [
        actor.accountId,
        actor.roles.filter(({ role }) => role === 'personnel' || role === 'inspector').map(({ path }) => path),
      ],
    );
  }

  async start(actor: Actor, rootUnitId: number, file: UploadedFile): Promise<Started> {
    if (!(await this.agencies(actor)).some(({ id }) => id === rootUnitId)) throw new NotFound();
    const read = await readTableInThread(file.bytes, file.name);
    if (!read.ok) return { faults: read.faults };
    const { of, missing } = findColumns(read.table.headers, FIGURE_COLUMNS, FIGURES_NEEDED);
    if (missing.length > 0) return { missing };
    const lines = fileLines(read.table, of);
    const { plan } = await this.plan(this.db, actor, rootUnitId, lines);
    return { id: await this.store(actor, rootUnitId, file.name, { plan, lines }) };
  }

  /** Its sender's, and personnel's and the inspector's of the agency. */
  async open(actor: Actor, id: number): Promise<MeasureImportRow> {
    const found = await this.find(this.db, id);
    const seen =
      found &&
      (found.accountId === actor.accountId ||
        hasRoleAt(actor, 'personnel', found.rootPath) ||
        hasRoleAt(actor, 'inspector', found.rootPath));
    if (!seen) throw new NotFound();
    return found;
  }

  async apply(actor: Actor, id: number): Promise<PlanSummary> {
    const { accountId } = await this.open(actor, id);
    if (accountId !== actor.accountId) throw new NotFound();
    const at = this.clock.now();
    return this.db.tx(async (tx) => {
      await tx.rows('select id from measure_imports where id = $1 for update', [id]);
      const found = (await this.find(tx, id))!;
      if (found.status !== 'checked') throw new Conflict('import-not-ready');
      await tx.rows('select id from units where code = any ($1) order by id for update', [
        [...new Set(found.rows.lines.map(({ unitCode }) => unitCode))],
      ]);
      const { plan, ready } = await this.plan(tx, actor, found.rootUnitId, found.rows.lines);
      // The database keeps keys in an order of its own.
      if (!isDeepStrictEqual(plan, found.rows.plan)) throw new Conflict('import-outdated');
      const written = await insertFigures(tx, ready.map(rowOf), { account: actor.accountId, at, importId: id });
      for (const unitId of new Set(ready.map((each) => each.unitId))) {
        const figures = ready
          .filter((each) => each.unitId === unitId)
          .map(({ measure, month, figure, before, reason }) => ({
            measure: measure.code,
            month,
            ...figure,
            before: before?.value ?? null,
            reason,
          }));
        await recordAct(tx, {
          chain: `unit:${unitId}`,
          act: 'measure.imported',
          account: actor.accountId,
          at,
          detail: {
            import: id,
            figures,
            figureIds: written.filter((each) => each.unitId === unitId).map((each) => each.id),
          },
        });
      }
      await tx.change(`update measure_imports set status = 'applied', applied_at = $2 where id = $1`, [id, at]);
      return found.summary;
    });
  }

  private async plan(on: Rows, actor: Actor, rootUnitId: number, lines: readonly FileLine[]): Promise<FiguresPlan> {
    const units = await typedUnits(on, actor, rootUnitId, [...new Set(lines.map(({ unitCode }) => unitCode))]);
    const months = [...new Set(lines.map(({ month }) => month))].filter(isMonth).sort();
    const [measures, figures, closed] = await Promise.all([
      measuresOf(on, rootUnitId),
      figuresOf(on, {
        unitIds: [...units.values()].map(({ id }) => id),
        from: months[0] ?? '',
        to: months.at(-1) ?? '',
      }),
      on.rows<{ month: string }>(
        'select month from periods where root_unit_id = $1 and month = any ($2) and closed_at is not null',
        [rootUnitId, months],
      ),
    ]);
    return planFigures(lines, {
      units,
      measures: new Map(measures.map((measure) => [measure.code, measure])),
      closedMonths: new Set(closed.map(({ month }) => month)),
      figures: new Map(figures.map((figure) => [figureKey(figure.measureId, figure.unitId, figure.month), figure])),
      first: FIRST_MONTH,
      last: this.clock.month(),
    });
  }

  private store(actor: Actor, rootUnitId: number, fileName: string, rows: MeasureImportRow['rows']): Promise<number> {
    const summary = summaryOf(rows.plan);
    const at = this.clock.now();
    return this.db.tx(async (tx) => {
      const row = await tx.one<{ id: number }>(
        `insert into measure_imports (root_unit_id, file_name, account_id, at, status, rows, summary) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [
          rootUnitId,
          fileName.slice(0, 200),
          actor.accountId,
          at,
          summary.create + summary.change === 0 ? 'refused' : 'checked',
          JSON.stringify(rows),
          JSON.stringify(summary),
        ],
      );
      await recordAct(tx, {
        chain: `unit:${rootUnitId}`,
        act: 'measure.import-checked',
        account: actor.accountId,
        at,
        detail: { import: row!.id, fileName, ...summary },
      });
      return row!.id;
    });
  }

  private find(on: Rows, id: number): Promise<MeasureImportRow | undefined> {
    return on.one<MeasureImportRow>(
      `select i.id, i.root_unit_id as "rootUnitId", r.name as "rootName", r.path as "rootPath", i.file_name as "fileName", i.account_id as "accountId",
         a.display_name as who, i.at, i.status, i.summary, i.rows, i.applied_at as "appliedAt"
       from measure_imports i join accounts a on a.id = i.account_id join units r on r.id = i.root_unit_id where i.id = $1`,
      [id],
    );
  }
}

function rowOf({ measure, unitId, month, figure, before, reason }: FiguresPlan['ready'][number]) {
  return {
    measureId: measure.id,
    unitId,
    month,
    number: (before?.number ?? 0) + 1,
    ...figure,
    note: before ? '' : reason,
    reason: before ? reason : null,
  };
}

/** Units of the agency for which the person types, among the codes of a file. */
async function typedUnits(
  on: Rows,
  actor: Actor,
  rootUnitId: number,
  codes: readonly string[],
): Promise<Map<string, KnownUnit>> {
  const rows = await on.rows<KnownUnit & { code: string }>(
    `select u.id, u.code, u.name from units u where u.code = any ($1) and u.closed_on is null and u.path like '/' || $2::int || '/%'
       and (u.path like any ($3) or u.id = any ($4))`,
    [
      codes,
      rootUnitId,
      scopesOf(actor, 'personnel').map(({ path }) => path + '%'),
      actor.heads.map(({ unitId }) => unitId),
    ],
  );
  return new Map(rows.map(({ code, ...unit }) => [code, unit]));
}
