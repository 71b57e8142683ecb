import { setTimeout as pause } from 'node:timers/promises';
import { ActorsService } from '../../accounts/actors.service.js';
import { askingOf, type Asking } from '../../acts/asking.js';
import { Clock } from '../../clock.js';
import { loadConfig } from '../../config.js';
import { openDataSource } from '../../database/data-source.js';
import { Db } from '../../database/db.js';
import { ImportFiles } from '../../imports/import-files.js';
import { planRows, type StoredRow } from '../../imports/import.queries.js';
import type { ImportKind } from '../../imports/import-kind.js';
import { ImportsService } from '../../imports/imports.service.js';
import type { Mapping, PlanSummary } from '../../imports/plan.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { isCurrent } from '../is-current.js';
import { withDatabaseAsItIs } from '../with-database.js';
import type { NounName } from './arguments.js';
import { letRoomsFollow } from './followers.js';
import { TARGETS } from './targets.js';

export interface ToApply {
  noun: NounName;
  login: string;
  unit: string;
  file: { name: string; bytes: Uint8Array };
  /** How it is read; undefined: as the machine proposes. */
  mapping: Mapping | undefined;
  /** Every question is answered with yes, not only those whose answer the document shows row by row. */
  yes: boolean;
}

/** What became of a file, or why nothing did (label `imports:command.<refused>`). */
export type Applied =
  | { refused: 'nowhere' | 'otherVersion' | 'noLogin' | 'noRight' | 'noTarget' | 'notRead' | 'moved' | 'failed' }
  | { refused: 'unanswered'; questions: string[] }
  | { refused?: undefined; summary: PlanSummary; rows: StoredRow[]; kind: ImportKind; written: boolean };

/** What the document says of each row: who heads what, which post is the main one, who has one name. */
const SHOWN: ReadonlySet<string> = new Set(['heads', 'which-main', 'same-name']);
const EVERY_ROW = 1_000_000;

/** Reads, plans and writes a file through the machine, in the name and with the rights of an account; the rows that are wrong stay out. */
export async function applyFile(to: ToApply): Promise<Applied> {
  const config = loadConfig();
  const applied = await withDatabaseAsItIs(config, async ({ appUrl }) => {
    const source = await openDataSource(appUrl);
    try {
      const [db, clock] = [new Db(source), new Clock(config.timeZone)];
      return (await isCurrent(db))
        ? await applyIn(db, clock, to).catch(refusal)
        : ({ refused: 'otherVersion' } as const);
    } finally {
      await source.destroy();
    }
  });
  return applied ?? { refused: 'nowhere' };
}

async function applyIn(db: Db, clock: Clock, { noun, login, unit, file, mapping, yes }: ToApply): Promise<Applied> {
  const asking = await askingAs(db, clock, login);
  if (!asking) return { refused: 'noLogin' };
  const { kind, writers, target } = TARGETS[noun];
  if (!writers.some((capability) => asking.actor.capabilities.has(capability))) return { refused: 'noRight' };
  const place = await target(asking, unit);
  if (place === undefined || !(await kind.target.find(asking, asking.actor, place))) return { refused: 'noTarget' };
  const imports = new ImportsService(db, clock, new ImportFiles(db, clock));
  letRoomsFollow(imports);
  const started = await imports.start(asking, kind, place, {
    field: 'file',
    name: file.name,
    bytes: Buffer.from(file.bytes),
  });
  if (!('id' in started)) return { refused: 'notRead' };
  const { found } = await imports.open(asking, [kind], started.id);
  await imports.confirm(asking, [kind], started.id, mapping ?? found.mapping);
  return write(imports, asking, kind, started.id, yes);
}

/** What the machine refuses while a page would say why. */
function refusal(error: unknown): Applied {
  if (error instanceof Forbidden) return { refused: 'noRight' };
  if (error instanceof NotFound) return { refused: 'noTarget' };
  if (error instanceof Conflict) return { refused: 'failed' };
  throw error;
}

async function askingAs(db: Db, clock: Clock, login: string): Promise<Asking | undefined> {
  const account = await db.one<{ id: number }>(
    'select id from accounts where login = $1',
    [login.toLowerCase()],
    'account-of-login',
  );
  const actor = account && (await new ActorsService(db, clock).load(account.id, undefined));
  return actor ? askingOf(db, actor, clock) : undefined;
}

/** A long file is waited for. */
async function write(
  imports: ImportsService,
  asking: Asking,
  kind: ImportKind,
  id: number,
  yes: boolean,
): Promise<Applied> {
  const planned = (await imports.open(asking, [kind], id)).found;
  const rows = await planRows(asking, id, undefined, EVERY_ROW, 0);
  const { summary } = planned;
  if (planned.status !== 'checked' || summary.create + summary.change === 0)
    return { summary, rows, kind, written: false };
  const open = (await imports.asked(asking, kind, planned)).filter(({ settled }) => !settled);
  const asked = open.map(({ code }) => code);
  const questions = asked.filter((code) => !yes && !SHOWN.has(code));
  if (questions.length > 0) return { refused: 'unanswered', questions };
  const answers = Object.fromEntries(asked.map((code) => [`asked-${code}`, 'yes']));
  const { moved } = await imports.apply(asking, [kind], id, answers);
  if (moved) return { refused: 'moved' };
  for (;;) {
    const { status } = (await imports.open(asking, [kind], id)).found;
    if (status === 'applied') return { summary, rows, kind, written: true };
    if (status !== 'applying') return { refused: 'failed' };
    await pause(200);
  }
}
