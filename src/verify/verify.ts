import { DECIDED } from '../acts/decided/all-kinds.js';
import { walkChains, type BrokenLink, type Walked } from '../audit/chain-walk.js';
import { EndsAt } from '../audit/checkpoints/ends-at.js';
import type { Db, Tx } from '../database/db.js';
import { ActsWithRows } from './acts-with-rows.js';
import { judgeCheckpoint, type Against } from './against.js';
import { Findings } from './finding.js';
import { recomputeLegal } from './legal-recomputed.js';
import { nameFindings } from './names.js';
import { recomputeReceived } from './received-months.js';
import { recomputeScores } from './recomputed.js';
import { reconcileRows, type Baseline } from './rows-with-acts.js';
import { reconcileShown } from './shown.js';

type Step = 'chains' | 'decided' | 'shown' | 'scores';

export interface Asked {
  /** Paths of the units it keeps to; null: everything. */
  paths: readonly string[] | null;
  against?: readonly Against[];
  /** Without a limit of time, as a command; a page keeps the limit of the others. */
  patient?: boolean;
  progress?: (step: Step, rows: number) => void;
}

export interface Verification extends Walked {
  decided: number;
  recomputed: number;
  findings: Findings;
}

/**
 * Everything once: the chains against themselves, their heads and the checkpoints; each decided row with its act and back; what is
 * shown with what was decided; the scores anew. In one snapshot, with rights to read, one batch in memory.
 */
export async function verify(db: Db, asked: Asked): Promise<Verification> {
  return db.tx(async (tx) => {
    await tx.change('set transaction isolation level repeatable read, read only');
    if (asked.patient) await tx.change('set local statement_timeout = 0');
    if (asked.patient) await tx.change('set local idle_in_transaction_session_timeout = 0');
    return verifyIn(tx, asked);
  });
}

/** The same inside a transaction that is open already. */
export async function verifyIn(
  tx: Tx,
  { paths, against = [], progress = () => undefined }: Asked,
): Promise<Verification> {
  const findings = new Findings();
  const ends = against.map(({ lastId }) => new EndsAt(lastId));
  const count = { batch: async (rows: number) => progress('chains', rows) };
  const walked = await walkChains(tx, paths, (link) => findings.add(brokenLink(link)), [
    ...ends,
    new ActsWithRows(tx, findings),
    count,
  ]);
  if (walked.rows === 0 && paths === null) await somebodyActed(tx, findings);
  for (const [n, each] of against.entries()) judgeCheckpoint(each, ends[n]!.root(), findings);
  const decided = await reconcileDecided(tx, { paths, findings, progress });
  progress('shown', decided);
  await reconcileShown(tx, paths, findings);
  let recomputed = 0;
  const scored = (rows: number) => progress('scores', (recomputed += rows));
  await recomputeScores(tx, paths, findings, scored);
  await recomputeLegal(tx, paths, findings, scored);
  await recomputeReceived(tx, paths, findings, scored);
  await nameFindings(tx, findings);
  return { ...walked, decided, recomputed, findings };
}

function brokenLink({ chain, seq, why }: BrokenLink): { code: BrokenLink['why']; chain: string; seq: number } {
  return { code: why, chain, seq };
}

/** Nobody has an account without an act: an audit without rows was emptied. */
async function somebodyActed(tx: Tx, findings: Findings): Promise<void> {
  if (await tx.one('select 1 from accounts limit 1')) findings.add({ code: 'empty', chain: null });
}

async function reconcileDecided(
  tx: Tx,
  {
    paths,
    findings,
    progress,
  }: { paths: readonly string[] | null; findings: Findings; progress: NonNullable<Asked['progress']> },
): Promise<number> {
  const baseline = await baselineOf(tx);
  let rows = 0;
  for (const kind of DECIDED) {
    rows += await reconcileRows(tx, kind, { baseline, paths, findings });
    progress('decided', rows);
  }
  return rows;
}

/** What was said first of a table holds: a later row says it of tables that came to be sealed later. */
async function baselineOf(tx: Tx): Promise<Baseline> {
  const rows = await tx.rows<{ detail: Record<string, number> }>(
    `select payload::jsonb -> 'detail' as detail from audit where chain = 'audit' and act = 'audit.baseline' order by seq desc`,
  );
  return new Map(rows.flatMap(({ detail }) => Object.entries(detail)));
}
