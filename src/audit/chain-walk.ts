import { createHash } from 'node:crypto';
import type { Tx } from '../database/db.js';
import { scopeChains } from './scope-chains.js';

/** One row of the audit, as the chain holds it. */
export interface Link {
  id: number;
  chain: string;
  seq: number;
  act: string | null;
  payload: string;
  prev_hash: string;
  hash: string;
}

export interface BrokenLink {
  chain: string;
  seq: number;
  id: number | null;
  why: 'altered' | 'missing' | 'missing-at-end' | 'head-altered';
}

/** What looks on while the chains are walked: each row in its order, each whole chain, each batch as it was read. */
export interface Onlooker {
  row?(link: Link): void;
  endOfChain?(): void;
  batch?(rows: number): Promise<void>;
}

export interface Walked {
  chains: number;
  rows: number;
}

const BATCH = 5000;
const COLUMNS = 'id, chain, seq, act, payload, prev_hash, hash';

/**
 * Walks every chain, or those of some units alone, in the order of their names, and hands over each chain's first bad row.
 * Holds one batch in memory, whatever the length of the audit. Call it inside one snapshot.
 */
export async function walkChains(
  tx: Tx,
  paths: readonly string[] | null,
  broken: (link: BrokenLink) => void,
  onlookers: readonly Onlooker[] = [],
): Promise<Walked> {
  const walk = new Walk(tx, broken, onlookers);
  if (paths === null) {
    await walk.through(['', 0], 'true', []);
    await walk.finish();
    await walk.headsAlone();
  } else {
    for await (const chains of scopeChains(tx, paths)) {
      await walk.through(['', 0], 'chain = any ($3)', [chains]);
      await walk.finish(chains);
    }
  }
  return walk.walked;
}

interface End {
  seq: number;
  hash: string;
}

class Walk {
  readonly walked: Walked = { chains: 0, rows: 0 };
  private chain: string | null = null;
  private end: End = { seq: 0, hash: '' };
  private bad = false;
  private ends = new Map<string, End & { bad: boolean }>();

  constructor(
    private readonly tx: Tx,
    private readonly broken: (link: BrokenLink) => void,
    private readonly onlookers: readonly Onlooker[],
  ) {}

  async through(from: [string, number], where: string, params: readonly unknown[]): Promise<void> {
    for (let last = from; ;) {
      const rows = await this.tx.rows<Link>(
        `select ${COLUMNS} from audit where (chain, seq) > ($1, $2) and ${where} order by chain, seq limit ${BATCH}`,
        [...last, ...params],
      );
      for (const row of rows) this.step(row);
      for (const each of this.onlookers) await each.batch?.(this.walked.rows);
      if (this.ends.size >= BATCH) await this.heads();
      if (rows.length < BATCH) return;
      last = [rows.at(-1)!.chain, rows.at(-1)!.seq];
    }
  }

  /** `chains` names those that must be there, with rows or without. */
  async finish(chains: readonly string[] = []): Promise<void> {
    this.leave();
    for (const chain of chains) if (!this.ends.has(chain)) this.ends.set(chain, { seq: 0, hash: '', bad: false });
    await this.heads();
  }

  /** A head whose rows are all gone. */
  async headsAlone(): Promise<void> {
    const alone = await this.tx.rows<{ chain: string }>(
      'select chain from audit_heads h where seq > 0 and not exists (select 1 from audit a where a.chain = h.chain) order by chain limit 1000',
    );
    for (const { chain } of alone) this.broken({ chain, seq: 1, id: null, why: 'missing-at-end' });
  }

  private step(row: Link): void {
    if (row.chain !== this.chain) this.enter(row.chain);
    this.walked.rows++;
    if (!this.bad) this.judge(row);
    this.end = { seq: row.seq, hash: row.hash };
    for (const each of this.onlookers) each.row?.(row);
  }

  private judge(row: Link): void {
    if (row.seq !== this.end.seq + 1) this.fault({ chain: row.chain, seq: this.end.seq + 1, id: null, why: 'missing' });
    else if (row.prev_hash !== this.end.hash || row.hash !== linkHash(row))
      this.fault({ chain: row.chain, seq: row.seq, id: row.id, why: 'altered' });
  }

  private enter(chain: string): void {
    this.leave();
    this.chain = chain;
    this.walked.chains++;
  }

  private leave(): void {
    if (this.chain === null) return;
    for (const each of this.onlookers) each.endOfChain?.();
    this.ends.set(this.chain, { ...this.end, bad: this.bad });
    [this.chain, this.end, this.bad] = [null, { seq: 0, hash: '' }, false];
  }

  private fault(link: BrokenLink): void {
    this.bad = true;
    this.broken(link);
  }

  /** Compares the ends gathered so far with the heads that the database keeps. */
  private async heads(): Promise<void> {
    const ends = this.ends;
    this.ends = new Map();
    if (ends.size === 0) return;
    const heads = await this.tx.rows<{ chain: string; seq: number; hash: string }>(
      'select chain, seq, hash from audit_heads where chain = any ($1)',
      [[...ends.keys()]],
    );
    const known = new Map(heads.map((head) => [head.chain, head]));
    for (const [chain, end] of ends) {
      const head = known.get(chain) ?? { seq: 0, hash: '' };
      if (end.bad) continue;
      if (end.seq < head.seq) this.broken({ chain, seq: end.seq + 1, id: null, why: 'missing-at-end' });
      else if (end.seq !== head.seq || end.hash !== head.hash)
        this.broken({ chain, seq: end.seq, id: null, why: 'head-altered' });
    }
  }
}

function linkHash(row: Link): string {
  return createHash('sha256')
    .update(`${row.prev_hash}\n${row.chain}\n${row.seq}\n${row.payload}`, 'utf8')
    .digest('hex');
}
