import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Conflict } from '../web/errors.js';
import { worksheetTops, type WorksheetTop } from './columns/columns.queries.js';
import { planRows, type FoundImport } from './import.queries.js';
import { writeRest } from './rest/write-rest.js';
import { faultText, type Saying } from './row.view.js';
import type { JsonBytes } from './json-bytes.js';
import { storedJson } from './stored-json.js';
import { inThread } from './thread.js';

/** So many days after it was sent, nothing of a file's rows is kept. */
const KEPT_DAYS = 7;
const DAY = 24 * 60 * 60_000;
const LOOK_EVERY = 10 * 60_000;
const WRITING = { module: 'imports/rest/write-rest.js', name: writeRest.name };
const PURGE_LOCK = 7240254;

/** What was read of the files, and its end: at the latest after seven days, by any instance that runs. */
@Injectable()
export class ImportFiles implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ImportFiles.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.purge()).catch((error: unknown) => this.log.error(error));
    }, LOOK_EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Takes away what is overdue, as one of all instances; how many files that were. A file that is being written waits for its end. */
  async purge(): Promise<number> {
    return this.db.tx(async (tx) => {
      const { mine } = (await tx.one<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [PURGE_LOCK]))!;
      if (!mine) return 0;
      const now = this.clock.now();
      return tx.change(
        `update imports set worksheets = null, purged_at = $1, revision = revision + 1, plan = case when status = 'applied' then plan else '[]' end,
           status = case when status = 'applied' then status else 'expired' end
         where worksheets is not null and status <> 'applying' and at <= $2`,
        [now, new Date(now.getTime() - KEPT_DAYS * DAY)],
      );
    });
  }

  /** Whether its time is over though no instance has looked yet. */
  isOverdue({ at, purgedAt, status }: FoundImport): boolean {
    return purgedAt === null && status !== 'applying' && endOf(at).getTime() <= this.clock.now().getTime();
  }

  /** A workbook of the rows that are wrong, with why. */
  async rest(found: FoundImport, saying: Saying): Promise<Buffer> {
    const wrong = (await planRows(this.db, found.id, 'wrong', found.total, 0)).map(
      ({ worksheet, row, faults, typed }) => ({
        worksheet: worksheet ?? 0,
        row,
        text: faults.map((fault) => faultText(fault, { worksheet, typed }, saying)).join('\n'),
      }),
    );
    const headers = found.mapping.worksheets.map(({ header, headerRows = 1 }) => ({ header, rows: headerRows }));
    const title = saying.t('imports:rest.column');
    return Buffer.from(await inThread<Uint8Array>(WRITING, await this.worksheets(found.id), headers, wrong, title));
  }

  /** The first rows of each worksheet; a file that was purged has none. */
  async tops(id: number): Promise<WorksheetTop[]> {
    const tops = await worksheetTops(this.db, id);
    if (tops.length === 0) throw new Conflict('import-purged');
    return tops;
  }

  /** As they were read, as JSON; a file that was purged has none. */
  async worksheets(id: number): Promise<JsonBytes> {
    const stored = await storedJson(this.db, id, 'worksheets');
    if (!stored) throw new Conflict('import-purged');
    return stored;
  }
}

export function endOf(at: Date): Date {
  return new Date(at.getTime() + KEPT_DAYS * DAY);
}
