import { type Asking } from '../acts/asking.js';
import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { recordAct } from '../acts/record-act.js';
import { Clock } from '../clock.js';
import { Db, sqlState, violated } from '../database/db.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound, Refused } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { UploadedFile } from '../web/upload.js';
import { answersIn } from './asked.js';
import type { Applying, Asked, ImportKind, InThread, Target, Today } from './import-kind.js';
import { rememberedFor } from './columns/columns.queries.js';
import { keepMapped } from './columns/kept.js';
import { ImportFiles } from './import-files.js';
import { restOf } from './rest/rest-of.js';
import { findImport, listImports, planLines, type FoundImport, type ListedImport } from './import.queries.js';
import { writesManyRows } from './many-rows.js';
import type { Mapping } from './plan.js';
import { compareFile, planFile, type Moved, type PlannedFile } from './plan-file.js';
import { asBuffer, type JsonBytes } from './json-bytes.js';
import { storedJson } from './stored-json.js';
import { readFile, type FileRead, type ReadFile } from './read-file.js';
import { UnreadableFile, type TableFault } from './table.js';
import { inThread } from './thread.js';

type After = (applying: Applying, touched: readonly number[]) => Promise<void>;

export type Started = { id: number } | { faults: TableFault[] } | { issues: Issue[] };

const READING = { module: 'imports/read-file.js', name: readFile.name };
const PLANNING = { module: 'imports/plan-file.js', name: planFile.name };
const KEEPING = { module: 'imports/columns/kept.js', name: keepMapped.name };
const LEAVING = { module: 'imports/rest/rest-of.js', name: restOf.name };
const COMPARING = { module: 'imports/plan-file.js', name: compareFile.name };
/** A long file's request answers after this with a page that shows the progress; a shorter one is waited for. */
const PATIENCE = { rows: 1000, milliseconds: 1500 } as const;
/** After this long a run that did not end is taken for lost; its transaction is undone. */
const LOST_AFTER = 15 * 60_000;

/** What the plan was made from is not what stands now. */
class Outdated extends Conflict {}

/** A file is read and planned in a thread, shown row by row, and written in one transaction, by the plan that was shown or not at all. */
@Injectable()
export class ImportsService {
  private readonly log = new Logger('imports');
  private readonly served = new Map<string, After>();

  constructor(
    readonly db: Db,
    private readonly clock: Clock,
    readonly files: ImportFiles,
  ) {}

  /** What follows in other rooms from what a file of a kind touched, in the same transaction. */
  serve(code: string, after: After): void {
    this.served.set(code, after);
  }

  async start(asking: Asking, kind: ImportKind, targetId: number, file: UploadedFile): Promise<Started> {
    const target = await kind.target.find(asking, asking.actor, targetId);
    if (!target) throw new NotFound();
    try {
      const { call, args } = (await kind.reading?.(asking, target, asking.zone)) ?? {
        call: READING,
        args: [kind.fields, await rememberedFor(asking, kind.code, target.rootUnitId)],
      };
      const read = await inThread<FileRead>(call, file.bytes, file.name, ...args);
      if (!('worksheets' in read)) return read;
      return { id: await this.store(asking.actor, kind, target, file.name, read) };
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return { faults: [error.fault] };
    }
  }

  /** Lost runs are shown as failed. */
  async open(
    asking: Asking,
    kinds: readonly ImportKind[],
    id: number,
  ): Promise<{ found: FoundImport; kind: ImportKind }> {
    const codes = kinds.map(({ code }) => code);
    let found = await findImport(asking, codes, id);
    if (found && this.files.isOverdue(found) && (await this.files.purge()) > 0)
      found = await findImport(this.db, codes, id);
    const kind = kinds.find(({ code }) => code === found?.kind);
    if (!found || !kind?.mayRead(asking.actor, found)) throw new NotFound();
    const lost = found.status === 'applying' && (found.runAt ?? found.at).getTime() < this.lostBefore().getTime();
    return { found: lost ? { ...found, status: 'failed' } : found, kind };
  }

  list(asking: Asking, kinds: readonly ImportKind[]): Promise<ListedImport[]> {
    const paths = [...scopesOf(asking.actor, 'personnel'), ...scopesOf(asking.actor, 'inspector')].map(
      ({ path }) => path,
    );
    const codes = kinds.map(({ code }) => code);
    return listImports(asking, codes, asking.actor.accountId, paths);
  }

  /** For who may say what the columns are, until it is written. */
  async openToMap(
    asking: Asking,
    kinds: readonly ImportKind[],
    id: number,
  ): Promise<{ found: FoundImport; kind: ImportKind }> {
    const opened = await this.openToApply(asking, kinds, id);
    if (opened.found.status === 'applying' || opened.found.status === 'applied') throw new Conflict('import-not-ready');
    return opened;
  }

  /** The columns as the person says they are: what else the file had is not kept, and by them it is planned. */
  async confirm(asking: Asking, kinds: readonly ImportKind[], id: number, mapping: Mapping): Promise<void> {
    const { found, kind } = await this.openToMap(asking, kinds, id);
    const read = await this.files.worksheets(found.id);
    const kept = kind.whole ? read : await this.bounded<JsonBytes>(KEEPING, read, mapping, kind.fields);
    const done = await asking.rows(
      `update imports set mapping = $2, mapped_at = $3, worksheets = convert_from($4::bytea, 'UTF8')::jsonb, revision = revision + 1
       where id = $1 and revision = $5 and status not in ('applying', 'applied') returning id`,
      [found.id, JSON.stringify(mapping), asking.at, asBuffer(kept), found.revision],
    );
    if (done.length === 0) throw new Conflict('import-planned-anew');
    await this.planAgain(asking, kinds, found.id);
  }

  /** The plan of the file as read, made anew from what stands now. */
  async planAgain(asking: Asking, kinds: readonly ImportKind[], id: number): Promise<number> {
    const { found, kind } = await this.openToMap(asking, kinds, id);
    await this.plan(asking.actor, kind, found, await this.files.worksheets(found.id));
    return found.id;
  }

  /**
   * Writes a checked file by its plan. Answers when it is written, or sooner when it takes long; `moved` when the plan would
   * come out otherwise today, `answered` when the form answers otherwise than the plan that was shown: nothing was written.
   */
  async apply(
    asking: Asking,
    kinds: readonly ImportKind[],
    id: number,
    body: unknown,
  ): Promise<{
    found: FoundImport;
    kind: ImportKind;
    moved?: Moved;
    unanswered?: Asked[];
    answered?: true;
    written: boolean;
  }> {
    const { found, kind } = await this.openToApply(asking, kinds, id);
    const form = (body ?? {}) as Record<string, unknown>;
    if (form['revision'] !== undefined && form['revision'] !== String(found.revision))
      throw new Conflict('import-planned-anew');
    const asked = await this.asked(asking, kind, found);
    const { answers, other } = answersIn(asked, form);
    if (other || form['act'] === 'answer') {
      await this.answer(asking, kind, found, answers);
      return { found, kind, answered: true, written: false };
    }
    const unanswered = asked.filter(({ code, settled }) => !settled && form[`asked-${code}`] !== 'yes');
    if (unanswered.length > 0) return { found, kind, unanswered, written: false };
    await this.claim(found);
    const run = this.write(asking.actor, kind, found, form).catch((error: unknown) => this.failed(found.id, error));
    const long = new Promise<'long'>((done) => setTimeout(() => done('long'), PATIENCE.milliseconds).unref());
    const ended = await (found.total > PATIENCE.rows ? Promise.race([run, long]) : run);
    if (ended instanceof Outdated) return { found, kind, written: false, moved: await this.moved(asking, kind, found) };
    if (ended instanceof Refused) throw ended;
    return { found, kind, written: ended === undefined };
  }

  /** The plan made anew by what a person answered; earlier answers stay. */
  private async answer(
    asking: Asking,
    kind: ImportKind,
    found: FoundImport,
    answers: Record<string, string>,
  ): Promise<void> {
    if (found.purgedAt !== null || found.mappedAt === null) throw new Conflict('import-not-ready');
    const mapping = { ...found.mapping, answers: { ...found.mapping.answers, ...answers } };
    await this.plan(asking.actor, kind, { ...found, mapping }, await this.files.worksheets(found.id));
  }

  /** Of a file whose wrong rows are still kept. */
  async openToRest(
    asking: Asking,
    kinds: readonly ImportKind[],
    id: number,
  ): Promise<{ found: FoundImport; kind: ImportKind }> {
    const opened = await this.openToApply(asking, kinds, id);
    if (opened.found.purgedAt !== null) throw new Conflict('import-purged');
    if (opened.found.summary.wrong === 0) throw new Conflict('import-none-left');
    return opened;
  }

  private async openToApply(asking: Asking, kinds: readonly ImportKind[], id: number) {
    const opened = await this.open(asking, kinds, id);
    if (!opened.kind.mayApply(asking.actor, opened.found)) throw new Forbidden();
    return opened;
  }

  private async store(
    actor: Actor,
    kind: ImportKind,
    target: Target,
    fileName: string,
    read: ReadFile,
  ): Promise<number> {
    const at = this.clock.now();
    return this.db.tx(async (tx) => {
      const row = await tx.one<{ id: number }>(
        `insert into imports (kind, status, file_name, file_hash, account_id, at, root_unit_id, legal_period_id, catalogue_id, year_id, worksheets, mapping, person_source_id, figure_month)
         values ($1, 'read', $2, $3, $4, $5, $6, $7, $8, $9, convert_from($10::bytea, 'UTF8')::jsonb, $11, $12, $13) returning id`,
        [
          kind.code,
          fileName.normalize('NFC').slice(0, 200),
          read.hash,
          actor.accountId,
          at,
          target.rootUnitId,
          target.legalPeriodId ?? null,
          target.catalogueId ?? null,
          target.yearId ?? null,
          asBuffer(read.worksheets),
          JSON.stringify(read.mapping),
          target.personSourceId ?? null,
          target.figureMonth ?? null,
        ],
      );
      const act = kind.read?.((await findImport(tx, [kind.code], row!.id))!, read.sizes);
      if (act) await recordAct(tx, { ...act, account: actor.accountId, at });
      return row!.id;
    });
  }

  /** By the mapping of `found`, which is kept with the plan; refused if another was made since it was read. */
  private async plan(actor: Actor, kind: ImportKind, found: FoundImport, worksheets: JsonBytes): Promise<void> {
    const facts = await kind.facts(this.db, actor, found, this.now());
    const planned = await this.bounded<PlannedFile>(PLANNING, kind.plan, worksheets, found.mapping, kind.fields, facts);
    const status = isRefused(kind, planned) ? 'refused' : 'checked';
    await this.db.tx(async (tx) => {
      const kept = await tx.change(
        `update imports set status = $2, plan = convert_from($3::bytea, 'UTF8')::jsonb, summary = $4, fingerprint = $5, total = $6, done = 0, mapping = $7, revision = revision + 1
         where id = $1 and revision = $8 and status not in ('applying', 'applied')`,
        [
          found.id,
          status,
          asBuffer(planned.rows),
          JSON.stringify(planned.summary),
          fingerprintOf(facts, found),
          planned.total,
          JSON.stringify(found.mapping),
          found.revision,
        ],
      );
      if (kept === 0) throw new Conflict('import-planned-anew');
      const { summary } = planned;
      const act = kind.checked?.(found, summary);
      if (act) await recordAct(tx, { ...act, account: actor.accountId, at: this.clock.now() });
    });
  }

  /** A file that was read and turns out to want more than the bounds of a thread is refused in words. */
  private async bounded<T>(work: InThread, ...args: unknown[]): Promise<T> {
    try {
      return await inThread<T>(work, ...args);
    } catch (error) {
      throw error instanceof UnreadableFile ? new Conflict('import-too-big') : error;
    }
  }

  /** One run at a time. */
  private async claim(found: FoundImport): Promise<void> {
    const taken = await this.db.rows(
      `update imports set status = 'applying', done = 0, run_at = $2 where id = $1 and revision = $3 and (status in ('checked', 'failed') or status = 'applying' and run_at < $4)
       returning id`,
      [found.id, this.clock.now(), found.revision, this.lostBefore()],
    );
    if (taken.length === 0) throw new Conflict('import-not-ready');
  }

  private async write(
    actor: Actor,
    kind: ImportKind,
    found: FoundImport,
    form: Record<string, unknown>,
  ): Promise<void> {
    const at = this.clock.now();
    const progress = async (done: number) => {
      await this.db.rows('update imports set done = $2 where id = $1', [found.id, done]);
    };
    const rest = found.summary.wrong > 0 ? await this.restOf(found) : null;
    await this.db.tx(async (tx) => {
      if (found.total > PATIENCE.rows) await writesManyRows(tx);
      await kind.lock(tx, found, actor);
      const facts = await kind.facts(tx, actor, found, this.now());
      if (fingerprintOf(facts, found) !== found.fingerprint) throw new Outdated('import-outdated');
      const lines = await planLines<never>(tx, found.id);
      const applying = { tx, actor, account: actor.accountId, at, found, form, progress, ...this.now() };
      const touched = await kind.apply(applying, lines);
      if (touched) await this.served.get(kind.code)?.(applying, touched);
      await tx.change(
        `update imports set status = 'applied', done = total, applied_at = $2, applied_by = $3, worksheets = convert_from($4::bytea, 'UTF8')::jsonb, purged_at = case when $4::bytea is null then $2::timestamptz end,
           plan = (select coalesce(jsonb_agg(p.value - 'line' order by p.place), '[]') from jsonb_array_elements(plan) with ordinality p(value, place))
         where id = $1`,
        [found.id, at, actor.accountId, rest && asBuffer(rest)],
      );
    });
  }

  private async restOf({ id, mapping }: FoundImport): Promise<JsonBytes | null> {
    const headers = mapping.worksheets.map(({ header }) => header);
    const plan = await storedJson(this.db, id, 'plan');
    return this.bounded<JsonBytes | null>(LEAVING, await this.files.worksheets(id), plan, headers);
  }

  private async failed(id: number, error: unknown): Promise<unknown> {
    const expected = error instanceof Refused || sqlState(error) === '23P01' || violated(error) !== undefined;
    if (!expected) this.log.error(error);
    const status = error instanceof Outdated ? 'outdated' : error instanceof Conflict ? 'checked' : 'failed';
    await this.db
      .rows(`update imports set status = $2, done = 0 where id = $1`, [id, status])
      .catch((failure) => this.log.error(failure));
    return error;
  }

  private async moved(asking: Asking, kind: ImportKind, found: FoundImport): Promise<Moved> {
    const facts = await kind.facts(asking, asking.actor, found, this.now());
    const before = await storedJson(asking, found.id, 'plan');
    return inThread(
      COMPARING,
      kind.plan,
      await this.files.worksheets(found.id),
      found.mapping,
      kind.fields,
      facts,
      before,
    );
  }

  /** What is asked before it is written. */
  async asked(asking: Asking, kind: ImportKind, found: FoundImport): Promise<Asked[]> {
    return (await kind.asks?.(asking, found, this.now())) ?? [];
  }

  private lostBefore(): Date {
    return new Date(this.clock.now().getTime() - LOST_AFTER);
  }

  private now(): Today {
    return { today: this.clock.today(), month: this.clock.month() };
  }
}

/** No row of it can be written. A kind whose file may replace all that stands writes the same again. */
function isRefused(
  { whole }: ImportKind,
  { summary: { create, change, same, wrong } }: Pick<PlannedFile, 'summary'>,
): boolean {
  return wrong > 0 && create + change + (whole ? same : 0) === 0;
}

/** Of all that a plan was made from beside the file: what stands, and what people answered. */
function fingerprintOf(facts: string, { mapping: { answers } }: FoundImport): string {
  const said = answers ? JSON.stringify(Object.entries(answers).sort()) : '';
  return createHash('sha256').update(facts).update(said).digest('hex');
}
